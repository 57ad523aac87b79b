using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Holds bytes of a line against the firmware's own drivers: whose frames they are, and whose they cannot be.</summary>
internal static class Judgement
{
    private const int FewestFrames = 2;
    private const int FewestWeakFrames = 3;
    private const int WeakShare = 3;

    /// <summary>What of a family fits; null where the bytes are not this family's.</summary>
    public static IReadOnlyList<Fit>? Of(SensorFamily family, byte[] bytes)
    {
        Fit[] seen = [.. family.Kinds.Select(kind => Try(kind, bytes)).Where(fit => IsRecognised(family, fit.Finding))];
        Fit[] fits = [.. seen.Where(fit => fit.Finding.Values.Count > 0 && family.Allows(bytes, fit.Kind))];
        return seen.Length == 0 ? null : fits.Length > 0 ? fits : seen;
    }

    /// <summary>Whether a first answer holds anything of a family, so that it is worth to ask again.</summary>
    public static bool IsHint(SensorFamily family, byte[] bytes) =>
        family.Kinds.Select(kind => Try(kind, bytes).Finding).Any(finding => FramesOf(finding) + finding.Counts.Other > 0);

    /// <summary>One kind's driver on the bytes.</summary>
    public static Fit Try(SensorKind kind, byte[] bytes)
    {
        var row = new FrameRow(0, string.Empty, kind.Sensor, string.Empty, bytes);
        return new Fit(kind, new DriverTrial(SensorText.Read(kind.Sensor, 0), bytes).Run(row));
    }

    /// <summary>Frames in which the device spoke, with a reading or without: an echo of a question is none.</summary>
    public static int FramesOf(FrameFinding finding)
    {
        // A driver that finds an error in a good frame has counted it twice.
        int readings = finding.Values.Count == 0 ? 0 : finding.Values.Count(value => value.Quantity == finding.Values[0].Quantity);
        int countedTwice = Math.Min(finding.Counts.InstrumentErrors, finding.Counts.Good - readings);
        return finding.Counts.Good + finding.Counts.InstrumentErrors - countedTwice;
    }

    private static bool IsRecognised(SensorFamily family, FrameFinding finding)
    {
        int frames = FramesOf(finding);
        int inFrames = finding.ByteCount - finding.Counts.BytesSkipped;
        return family.IsWeaklyChecked
            ? frames >= FewestWeakFrames && inFrames * WeakShare >= finding.ByteCount
            : frames >= FewestFrames;
    }
}

using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Checks the station part by part, one a line, and says at the end what came of it.</summary>
public sealed class SelftestCommand : TerminalCommand
{
    private const int DetailColumn = 34;

    private readonly ICheckSource source;
    private readonly CheckView view = new CheckView();
    private int failed;

    public SelftestCommand(ICheckSource source)
    {
        this.source = source;
    }

    public override string Name => "selftest";

    public override TextKey Summary => TextKey.SelftestSummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        failed = NextLine == 0 ? 0 : failed;
        if (NextLine == source.CheckCount)
        {
            writer.Colour(failed == 0 ? Tone.Good : Tone.Bad).Show(failed == 0 ? TextKey.SelftestPassed : TextKey.SelftestFailed).Colour(Tone.Plain);
            writer.Row().Field("failed").Hidden(failed).NewLine();
            return false;
        }

        source.Check(NextLine++, view);
        failed += view.Verdict == CheckVerdict.Failed ? 1 : 0;
        writer.Row().Field("check").Hidden(view.Name);
        writer.Show(view.Text).Show(view.Text == TextKey.Nothing ? view.Name : "").PadTo(TerminalWriter.ValueColumn);
        writer.Colour(view.Verdict == CheckVerdict.Failed ? Tone.Bad : view.Verdict == CheckVerdict.Skipped ? Tone.Doubtful : Tone.Good);
        writer.Field("verdict").Token(VerdictToken(view.Verdict), VerdictText(view.Verdict)).Colour(Tone.Plain);
        if (view.Detail.Length > 0)
        {
            writer.PadTo(DetailColumn).Field("detail").Text(view.Detail);
        }

        writer.NewLine();
        return true;
    }

    private static string VerdictToken(CheckVerdict verdict) =>
        verdict == CheckVerdict.Passed ? "passed" : verdict == CheckVerdict.Failed ? "failed" : "skipped";

    private static TextKey VerdictText(CheckVerdict verdict) =>
        verdict == CheckVerdict.Passed ? TextKey.CheckPassed : verdict == CheckVerdict.Failed ? TextKey.CheckFailed : TextKey.CheckSkipped;
}

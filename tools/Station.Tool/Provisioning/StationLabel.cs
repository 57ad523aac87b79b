using System.Text;
using QRCoder;

namespace Station.Tool.Provisioning;

/// <summary>The label on a station's box: who it is, as text and as a QR code. Made from what is public and from nothing else.</summary>
/// <param name="Station">Its number.</param>
/// <param name="Generation">Generation of its keys.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Board">Its board.</param>
/// <param name="Profile">What it measures.</param>
internal sealed record StationLabel(uint Station, byte Generation, string Name, string Board, string Profile)
{
    /// <summary>Readable on a label of 25 mm from an arm's length, printed at 300 dots an inch.</summary>
    private const int PixelsPerModule = 8;

    /// <summary>What the code holds.</summary>
    public string Content =>
        $"station:{Station:x8}?generation={Generation}&board={Board}&profile={Uri.EscapeDataString(Profile)}&name={Uri.EscapeDataString(Name)}";

    public static StationLabel Of(ProvisioningPlan plan, byte generation) => new(plan.Station, generation, plan.Name, plan.Profile.Board, plan.Profile.Name);

    /// <summary>The label as text, the code in half blocks, which any terminal and any printer of receipts can show.</summary>
    public string ToText()
    {
        using QRCodeData data = Encode();
        using var code = new AsciiQRCode(data);
        var text = new StringBuilder();
        text.AppendLine(code.GetGraphicSmall());
        text.AppendLine($"{Station:x8} / {Generation}   {Name}");
        text.Append($"{Board}, {Profile}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The code as a PNG image.</summary>
    public byte[] ToPng()
    {
        using QRCodeData data = Encode();
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }

    private QRCodeData Encode() => QRCodeGenerator.GenerateQrCode(Content, QRCodeGenerator.ECCLevel.M);
}

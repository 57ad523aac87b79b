using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Says exactly what this is: firmware, image, board, station, profile. Whoever has flashed or provisioned it compares.</summary>
public sealed class IdentifyCommand : TerminalCommand
{
    private readonly IStatusSource source;
    private readonly string version;
    private readonly string image;

    /// <param name="source">The station.</param>
    /// <param name="version">The product's version.</param>
    /// <param name="image">Hash of the sources that the image was built from.</param>
    public IdentifyCommand(IStatusSource source, string version, string image)
    {
        this.source = source;
        this.version = version;
        this.image = image;
    }

    public override string Name => "identify";

    public override TextKey Summary => TextKey.IdentifySummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        switch (NextLine++)
        {
            case 0:
                writer.Row().Field("product").Hidden("StationFirmware").Label("version", TextKey.Version).Text(version);
                break;
            case 1:
                writer.Label("image", TextKey.Image).Text(image);
                break;
            case 2:
                writer.Label("board", TextKey.Board).Text(source.BoardName);
                break;
            case 3:
                StateLine.WriteIdentity(writer, source);
                break;
            case 4:
                writer.Label("profile", TextKey.ProfileInForce).Text(source.ProfileName).Show("  ");
                writer.Show(TextKey.Version).Show(" ").Field("profileVersion").Number(source.ProfileVersion);
                break;
            default:
                writer.Label("site", TextKey.Site).Text(source.Site).NewLine();
                return false;
        }

        writer.NewLine();
        return true;
    }
}

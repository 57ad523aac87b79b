using Station.Commands;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Takes a profile or certificates in portions: made for programs, since nobody types a file.</summary>
public sealed class FileCommand : TerminalCommand
{
    private const string NewWord = "new";

    private readonly ProvisioningDesk desk;

    public FileCommand(ProvisioningDesk desk)
    {
        this.desk = desk;
    }

    public override string Name => "file";

    public override string Grammar => "NAME new LENGTH CRC32 | NAME OFFSET HEX";

    public override TextKey Summary => TextKey.FileSummary;

    public override int WordLimit => 4;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        Refusal refusal = line.Word(2) == NewWord
            ? desk.BeginFile(line.Word(1), line.Word(3), line.Word(4))
            : desk.AddToFile(line.Word(1), line.Word(2), line.Word(3));
        return refusal == Refusal.None ? refusal : line.Refuse(refusal, line.Word(1));
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        writer.Row().Field("receivedBytes").Number(desk.ReceivedBytes).Show(" B").NewLine();
        return false;
    }
}

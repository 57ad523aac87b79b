using Station.Bytes;
using Station.Journal;

namespace Station.Tests.Journal.Life;

/// <summary>What a boot says about itself, with a context that the platform can read.</summary>
internal sealed class LifeReport(int columns, int profileVersion) : IBootReport
{
    public void WriteCause(ByteWriter body)
    {
        body.U8(0);
        body.Varint(0);
    }

    public void WriteProduct(ByteWriter body)
    {
        body.Text("1.0.0");
        body.Text("bench");
    }

    public void WriteDescription(ByteWriter description)
    {
        description.Text("site");
        description.Zigzag(37_060_000);
        description.Zigzag(114_500_000);
        description.Zigzag(480);
        description.Varint(0);
        description.Text("1.0.0");
        description.Varint(0);
        description.Text("bench");
        description.Text("profile");
        description.Varint(profileVersion);
        description.U8(0);
        description.Varint(0);
        description.Varint(columns);
        for (int column = 0; column < columns; column++)
        {
            WriteColumn(description, column);
        }

        description.Varint(columns);
        for (int column = 0; column < columns; column++)
        {
            WriteHourColumn(description, column);
        }
    }

    private static void WriteHourColumn(ByteWriter description, int column)
    {
        description.Varint(column);
        description.U8(1);
        description.Text("ug/m3");
        description.Zigzag(0);
    }

    private static void WriteColumn(ByteWriter description, int column)
    {
        description.Text("a" + column);
        description.U8(1);
        description.Text("ug/m3");
        description.Zigzag(0);
        description.Varint(0);
        description.Zigzag(0);
        description.Varint(1_000_000);
        description.Varint(0);
        description.Text("");
        description.Varint(1);
    }
}

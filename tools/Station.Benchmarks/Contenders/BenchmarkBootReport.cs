using Station.Benchmarks.Series;
using Station.Bytes;
using Station.Journal;

namespace Station.Benchmarks.Contenders;

/// <summary>What the reference station says about itself in its boot and context records, in the sizes that the firmware's own report has.</summary>
internal sealed class BenchmarkBootReport(Channel[] channels) : IBootReport
{
    private const int Sensors = 9;
    private const int UnitySpan = 1_000_000;

    /// <summary>Goes into the description, so that another one is another context.</summary>
    public int CalibrationVersion { get; set; }

    public void WriteCause(ByteWriter body)
    {
        body.U8(0);
        body.Varint(0);
    }

    public void WriteProduct(ByteWriter body)
    {
        body.Text(Product.Version);
        body.Text("reference");
    }

    public void WriteDescription(ByteWriter description)
    {
        description.Text("reference site");
        description.Zigzag(37_070_000);
        description.Zigzag(114_500_000);
        description.Zigzag(480);
        description.Varint(0);
        description.Text(Product.Version);
        description.Varint(0);
        description.Text("reference");
        description.Text("reference");
        description.Varint(1);
        description.U8(0);
        WriteSensors(description);
        WriteColumns(description);
        WriteHourColumns(description);
    }

    private static void WriteSensors(ByteWriter description)
    {
        description.Varint(Sensors);
        for (int i = 0; i < Sensors; i++)
        {
            description.Text("particulates");
            description.Text("plantower");
            description.Text(string.Empty);
        }
    }

    private void WriteColumns(ByteWriter description)
    {
        description.Varint(channels.Length);
        foreach (Channel channel in channels)
        {
            description.Text("a34004");
            description.U8(1);
            description.Text(channel.Unit);
            description.Zigzag(-channel.Decimals);
            description.Varint(0);
            description.Zigzag(0);
            description.Varint(UnitySpan);
            description.Varint(0);
            description.Text(string.Empty);
            description.Varint(CalibrationVersion);
        }
    }

    private void WriteHourColumns(ByteWriter description)
    {
        description.Varint(channels.Length);
        for (int column = 0; column < channels.Length; column++)
        {
            description.Varint(column);
            description.U8(1);
            description.Text(channels[column].Unit);
            description.Zigzag(-channels[column].Decimals);
        }
    }
}

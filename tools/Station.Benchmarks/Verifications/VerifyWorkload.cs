using System.Security.Cryptography;
using Station.Aggregation;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Series;
using Station.Bytes;
using Station.Journal;
using Station.Platform.Keys;
using Station.Platform.Storage;
using BlockHeader = Station.Journal.BlockHeader;

namespace Station.Benchmarks.Verifications;

/// <summary>
/// The messages of many stations as a receiver may get them: blocks made by the firmware's own coder, shuffled, some twice, some
/// with a bit changed. The same ones each time.
/// </summary>
internal sealed class VerifyWorkload
{
    private const int Seed = 20_261_125;
    private const int PeriodSeconds = 60;
    private const int RecordsPerEpoch = 1_440;
    private const int LatestFirstEpoch = 300;
    private const int LongestPayload = 4_000;
    private const long StartUtcMs = 1_796_083_200_000;

    private readonly VerifyBenchmarkOptions options;
    private readonly Workload series;
    private readonly Random random = new(Seed);
    private readonly List<RawMessage> messages = [];
    private readonly ByteWriter writer = new(new byte[LongestPayload]);
    private readonly PeriodBlockEncoder encoder;
    private readonly PeriodRows rows;
    private readonly PeriodRecord record;

    public VerifyWorkload(VerifyBenchmarkOptions options)
    {
        this.options = options;
        series = new Workload(options.Columns, PeriodSeconds);
        encoder = new PeriodBlockEncoder(writer, options.RecordsPerBlock);
        rows = new PeriodRows(options.Columns.Length, options.RecordsPerBlock, PeriodSeconds * 1_000);
        record = series.CreateRecord();
        RegisteredStation[] stations = [.. Enumerable.Range(1, options.Stations).Select(number =>
            new RegisteredStation((uint)number, 0, "bench", SHA256.HashData(BitConverter.GetBytes(number))))];
        Registry = new KeyRegistry(stations);
        foreach (RegisteredStation station in stations)
        {
            AddStation(station);
        }

        Duplicate();
        Messages = [.. messages];
        random.Shuffle(Messages);
        Altered = Alter();
    }

    public KeyRegistry Registry { get; }

    public RawMessage[] Messages { get; }

    /// <summary>Places of the messages in which a bit was changed.</summary>
    public HashSet<int> Altered { get; }

    /// <summary>The same kind of records as JSON, an object a line.</summary>
    public IEnumerable<byte[]> JsonLines(int count)
    {
        var format = new JsonLinesFormat([.. options.Columns.Select(column => column.Channel)]);
        for (int period = 0; period < count; period++)
        {
            series.Fill(record, period, period * PeriodSeconds * 1000L);
            yield return format.Write(record, period, StartUtcMs + (period * PeriodSeconds * 1000L));
        }
    }

    private void AddStation(RegisteredStation station)
    {
        var keys = new StationKeys(station);
        int firstEpoch = random.Next(LatestFirstEpoch);
        int firstPeriod = random.Next(RecordsPerEpoch * LatestFirstEpoch);
        ulong previous = 0;
        for (int block = 0; block < options.BlocksPerStation; block++)
        {
            int epoch = firstEpoch + (block * options.RecordsPerBlock / RecordsPerEpoch);
            byte[] payload = PayloadOf(block, firstPeriod, previous);
            byte[] message = Platform.Wire.Envelope.Seal(new Platform.Wire.KeyId(station.Number, station.Generation, epoch), payload, keys.BlockKey(epoch));
            previous = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(message.AsSpan(message.Length - Platform.Wire.Envelope.TagLength));
            messages.Add(new RawMessage($"sf1/{station.Number:x8}/block", message, StartUtcMs));
        }
    }

    private byte[] PayloadOf(int block, int firstPeriod, ulong previous)
    {
        rows.Clear();
        int first = block * options.RecordsPerBlock;
        for (int index = first; index < first + options.RecordsPerBlock; index++)
        {
            series.Fill(record, firstPeriod + index, (index + 1) * PeriodSeconds * 1000L);
            rows.Add(record, index);
        }

        var header = new BlockHeader
        {
            Kind = RecordKind.Minute,
            Boot = 1,
            BootNonce = 0xA1B2C3D4,
            Context = 1,
            Block = block,
            FirstSequence = first,
            Count = options.RecordsPerBlock,
            StartUptimeMs = rows.FirstStartUptimeMs,
            OldestHeldBlock = 0,
        };
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(header.Previous, previous);
        writer.Reset();
        header.Write(writer);
        encoder.Write(rows, rows.Count, PeriodSeconds);
        return writer.Buffer[..writer.Position];
    }

    private void Duplicate()
    {
        int originals = messages.Count;
        for (int copies = originals * options.DuplicatePercent / 100; copies > 0; copies--)
        {
            messages.Add(messages[random.Next(originals)]);
        }
    }

    private HashSet<int> Alter()
    {
        var places = new HashSet<int>();
        while (places.Count < Messages.Length * options.AlteredPercent / 100)
        {
            int place = random.Next(Messages.Length);
            if (places.Add(place))
            {
                byte[] message = [.. Messages[place].Message];
                message[random.Next(message.Length)] ^= (byte)(1 << random.Next(8));
                Messages[place] = Messages[place] with { Message = message };
            }
        }

        return places;
    }
}

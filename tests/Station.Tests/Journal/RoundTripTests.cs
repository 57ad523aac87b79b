using CsCheck;
using Station.Aggregation;
using Station.Bytes;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Measurement;
using Station.Tests.Journal.Life;

namespace Station.Tests.Journal;

/// <summary>Whatever is recorded, in whatever order and across whatever starts, comes out of the platform's decoder as it was accepted.</summary>
public sealed class RoundTripTests
{
    private const int MostColumns = 8;

    private static readonly long Lives = TestScale.Full ? 4_000 : 250;

    /// <summary>Numbers of every size, small ones often.</summary>
    private static readonly Gen<int> Values = Gen.OneOf(
        Gen.Const(0),
        Gen.Int[-3, 3],
        Gen.Int[-200, 200],
        Gen.Int[-100_000, 100_000],
        Gen.Int[int.MinValue + 1, int.MaxValue],
        Gen.Const(int.MaxValue),
        Gen.Const(int.MinValue + 1));

    /// <summary>Rows in memory have five bits for a reason, of eight that the formats have.</summary>
    private const int LargestReason = 31;

    private static readonly Gen<(int Value, int Flag, int Reason)> Cells = Gen.Frequency(
        (8, Values.Select(value => (value, 0, 0))),
        (1, Gen.Select(Values, Gen.Int[0, 7], Gen.Int[0, LargestReason])),
        (1, Gen.Select(Gen.Const(PeriodRecord.Missing), Gen.Int[1, 7], Gen.Int[0, LargestReason])));

    /// <summary>Uptime from the end of the record before to the start of this one: nothing mostly, any jump now and then, also backwards.</summary>
    private static readonly Gen<long> Jumps = Gen.Frequency(
        (12, Gen.Const(0L)), (2, Gen.Long[0, 120_000]), (1, Gen.Long[0, int.MaxValue]), (1, Gen.Long[0, 1L << 45]), (1, Gen.Long[-(1L << 45), 0]));

    private static readonly Gen<(int LengthMs, int ValidSeconds)> Lengths = Gen.Frequency(
        (12, Gen.Const((60_000, 60))), (3, Gen.Select(Gen.Int[0, 120_000], Gen.Int[0, 120])), (1, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue])));

    private static readonly Gen<(Act Act, long JumpMs, (int LengthMs, int ValidSeconds) Length, (int Value, int Flag, int Reason)[] Cells)> Steps = Gen.Select(
        Gen.Frequency(
            (30, Gen.Const(Act.Minute)),
            (4, Gen.Const(Act.Hour)),
            (2, Gen.Const(Act.Event)),
            (1, Gen.Const(Act.Close)),
            (1, Gen.Const(Act.Start)),
            (1, Gen.Const(Act.Context)),
            (1, Gen.Const(Act.SwitchUplink))),
        Jumps,
        Lengths,
        Cells.Array[MostColumns]);

    private enum Act
    {
        Minute,
        Hour,
        Event,
        Close,
        Start,
        Context,
        SwitchUplink,
    }

    [Fact]
    public void Any_records_come_out_as_they_were_accepted_whenever_the_station_starts_anew()
    {
        FlashChip empty = StationVolume.New();
        Gen.Select(Gen.Int[1, MostColumns], Steps.Array[1, 400]).Sample(
            life => Live(empty.Clone(), life.Item1, life.Item2),
            iter: Lives);
    }

    [Fact]
    public void Any_numbers_come_back_from_the_bits_that_they_were_written_to()
    {
        Gen.Select(Gen.Int[0, 2], Gen.UInt, Gen.Int[0, 32], Gen.Int[0, NumberCode.LargestRiceParameter]).Array[0, 200].Sample(
            numbers =>
            {
                var writer = new ByteWriter(new byte[4_000]);
                var bits = new BitWriter(writer);
                foreach ((int code, uint number, int width, int parameter) in numbers)
                {
                    Write(bits, code, number, width, parameter);
                }

                bits.Finish();
                var reader = new ByteReader();
                reader.Open(writer.Buffer, 0, writer.Position);
                var back = new BitReader(reader);
                foreach ((int code, uint number, int width, int parameter) in numbers)
                {
                    AssertReads(back, code, number, width, parameter);
                }

                Assert.True(reader.Finished);
            },
            iter: TestScale.Full ? 100_000 : 5_000);
    }

    private static void Live(FlashChip chip, int columns, (Act Act, long JumpMs, (int LengthMs, int ValidSeconds) Length, (int Value, int Flag, int Reason)[] Cells)[] steps)
    {
        var log = new LifeLog();
        var unused = new LifeRecords(columns, 1, 1);
        uint nonce = 1;
        int context = 1;
        long endMs = 0;
        var boot = new MemoryBoot(chip, log, unused, nonce, columns);
        foreach ((Act act, long jumpMs, (int LengthMs, int ValidSeconds) length, (int Value, int Flag, int Reason)[] cells) in steps)
        {
            long startMs = Math.Clamp(endMs + jumpMs, 0, 1L << 50);
            switch (act)
            {
                case Act.Minute:
                    boot.AcceptMinute(Record(columns, startMs, length, cells));
                    endMs = startMs + length.LengthMs;
                    break;
                case Act.Hour when boot.Opening.IsOpen:
                    boot.AcceptHour(Record(columns, startMs, length, cells));
                    break;
                case Act.Event when boot.Opening.IsOpen:
                    Assert.True(boot.AcceptAnchor());
                    log.Follow(boot.Store);
                    break;
                case Act.Close:
                    Assert.True(boot.Records.CloseOpenBlocks());
                    break;
                case Act.Start:
                    boot = new MemoryBoot(chip, log, unused, ++nonce, columns, context);
                    endMs = 0;
                    break;
                case Act.Context when boot.Opening.IsOpen:
                    boot.ChangeContext(++context);
                    break;
                case Act.SwitchUplink:
                    boot.Records.Online = !boot.Records.Online;
                    break;
            }
        }

        boot = new MemoryBoot(chip, log, unused, ++nonce, columns, context);
        boot.AcceptMinute(Record(columns, 0, (60_000, 60), steps[0].Cells));
        Assert.True(boot.Records.CloseOpenBlocks());
        log.Follow(boot.Store);
        LifeCheck check = new LifeCheck(log).Run(boot);
        Assert.True(check.Faults.Count == 0, string.Join("; ", check.Faults.Take(3)));
        Assert.Equal(0, check.Lost);
    }

    private static PeriodRecord Record(int columns, long startMs, (int LengthMs, int ValidSeconds) length, (int Value, int Flag, int Reason)[] cells)
    {
        var record = new PeriodRecord(columns) { StartUptimeMs = startMs, LengthMs = length.LengthMs, ValidSeconds = length.ValidSeconds };
        for (int column = 0; column < columns; column++)
        {
            record.Values[column] = cells[column].Value;
            record.Flags[column] = (QualityFlag)cells[column].Flag;
            record.Reasons[column] = (QualityReason)cells[column].Reason;
        }

        return record;
    }

    private static void Write(BitWriter bits, int code, uint number, int width, int parameter)
    {
        switch (code)
        {
            case 0:
                bits.Write(number, width);
                break;
            case 1:
                NumberCode.WriteRice(bits, number >> ((32 - width) / 2), parameter);
                break;
            default:
                NumberCode.WritePlain(bits, (int)number);
                break;
        }
    }

    private static void AssertReads(BitReader bits, int code, uint number, int width, int parameter)
    {
        switch (code)
        {
            case 0:
                Assert.Equal(width == 32 ? number : number & ((1u << width) - 1), bits.Read(width));
                break;
            case 1:
                Assert.Equal(number >> ((32 - width) / 2), NumberCode.ReadRice(bits, parameter));
                break;
            default:
                Assert.Equal((int)number, NumberCode.ReadPlain(bits));
                break;
        }
    }
}

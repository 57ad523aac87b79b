using System.Runtime.CompilerServices;
using Station.Benchmarks.Heap;
using Station.Hal.Simulated;

namespace Station.Benchmarks.Tests.Heap;

/// <summary>What is counted for a transfer of the adapters is what the interpreter takes for code that is built as the platform's I2cDevice is.</summary>
public sealed class AdapterHeapTests
{
    private enum Outcome
    {
        Unknown,
    }

    [Theory]
    [InlineData(nameof(Adapter.Write), 0)]
    [InlineData(nameof(Adapter.Read), 0)]
    [InlineData(nameof(Adapter.Exchange), AdapterHeap.ExchangeSurplusBytes)]
    [InlineData(nameof(Adapter.WriteByte), -AdapterHeap.SingleByteSavingBytes)]
    public void A_transfer_counts_with_all_copies_of_what_it_is_passed(string method, int surplusBytes) =>
        Assert.Equal(ValueTypeCost.Of(typeof(Adapter), method), AdapterHeap.BytesOf(HalCall.I2c) + surplusBytes);

    /// <summary>SpiDevice.TransferFullDuplex(ushort[], ushort[]): the settings are looked at, two references and a number are passed on.</summary>
    [Fact]
    public void A_transfer_with_an_expander_makes_no_object() =>
        Assert.Equal(ValueTypeCost.Of(typeof(ExpanderAdapter), nameof(ExpanderAdapter.Transfer)), AdapterHeap.BytesOf(HalCall.Spi));

    private readonly struct Segment
    {
        private readonly byte[]? array;
        private readonly int start;
        private readonly int length;

        public Segment(byte[]? array, int start, int length)
        {
            this.array = array;
            this.start = start;
            this.length = length;
        }

        public static implicit operator Segment(byte[]? array) => new(array, 0, array?.Length ?? 0);
    }

    private readonly struct Result(uint bytes, Outcome outcome)
    {
        private readonly uint bytes = bytes;

        public Outcome Outcome { get; } = outcome;

        public override string ToString() => $"{bytes} {Outcome}";
    }

    private sealed class Device
    {
        private readonly object gate = new();
        private readonly byte[] single = new byte[1];

        public Result WriteByte(byte value)
        {
            lock (gate)
            {
                single[0] = value;
                return Transmit(new Segment(single, 0, 1), null);
            }
        }

        public Result Write(Segment bytes)
        {
            lock (gate)
            {
                return Transmit(bytes, null);
            }
        }

        public Result Read(Segment bytes)
        {
            lock (gate)
            {
                return Transmit(null, bytes);
            }
        }

        public Result WriteRead(Segment written, Segment read)
        {
            lock (gate)
            {
                return Transmit(written, read);
            }
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern Result Transmit(Segment written, Segment read);
    }

    private sealed class Adapter(Device device)
    {
        public Outcome Write(byte[] data, int count) => OutcomeOf(device.Write(new Segment(data, 0, count)));

        public Outcome WriteByte(byte[] data) => OutcomeOf(device.WriteByte(data[0]));

        public Outcome Read(byte[] data, int count) => OutcomeOf(device.Read(new Segment(data, 0, count)));

        public Outcome Exchange(byte[] written, byte[] read) => OutcomeOf(device.WriteRead(new Segment(written, 0, 1), new Segment(read, 0, 1)));

        private static Outcome OutcomeOf(Result result) => result.Outcome;
    }

    private sealed class ExpanderAdapter(ExpanderDevice[] devices)
    {
        public bool Transfer(int device, ushort[] words)
        {
            devices[device].TransferFullDuplex(words, words);
            return true;
        }
    }

    private sealed class ExpanderDevice(Outcome configuration)
    {
        private readonly Outcome configuration = configuration;

        public void TransferFullDuplex(ushort[] written, ushort[] read)
        {
            if (configuration != Outcome.Unknown)
            {
                throw new InvalidOperationException();
            }

            Transmit(written, read, true);
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern void Transmit(ushort[] written, ushort[] read, bool isFullDuplex);
    }
}

using Station.Hal;
using Station.Measurement;
using Station.Sensors;
using Station.Sensors.Analogue;
using Station.Sensors.I2c;
using Station.Sensors.Pressure;
using Station.Sensors.SoundMeter;
using Station.Sensors.Winsen;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Drivers on a bus that answers with anything: a million bytes each, no exception, every sample concluded.</summary>
public sealed class RandomBusTests
{
    [Theory]
    [InlineData("ads")]
    [InlineData("sen0232")]
    [InlineData("pa-spl")]
    [InlineData("ms5837")]
    [InlineData("gravity")]
    public void A_million_random_bytes_are_survived(string family)
    {
        foreach (bool kind in new[] { true, false })
        {
            var bus = new RandomBus(kind);
            var period = new SamplingPeriod();
            I2cSensor sensor = Create(family, bus, period);
            SensorCounters counters = sensor.Counters;
            int due = 0;
            long nowMs = 0;
            for (; bus.Bytes < 1_000_000; nowMs += 10)
            {
                if (nowMs % 60_000 == 0)
                {
                    period.Begin(nowMs, nowMs + 60_000);
                    due += 60;
                }

                sensor.Step(nowMs);
            }

            int concluded = counters.FramesGood + counters.InstrumentErrors + counters.Timeouts;
            Assert.InRange(concluded, (nowMs / 1_000) - 61, due);
        }
    }

    private static I2cSensor Create(string family, II2cBus bus, SamplingPeriod period)
    {
        var identity = new SensorIdentity("s", family, string.Empty, 1_000, 0);
        return family switch
        {
            "ads" => new AnalogueSensor(identity, period, bus, new AdsConverter(bus, 0x48), new AnalogueSettings(4, 0, -100, 1_000, "ppb")),
            "sen0232" => new SoundLevelSensor(identity, period, bus, new AdsConverter(bus, 0x48), 4),
            "gravity" => new GravityBusSensor(identity, period, bus, 0x74, new WinsenSettings(WinsenGas.Ozone, false, true, 2, WinsenFrame.PartsPerMillion, 0, 0, true)),
            "pa-spl" => new SoundMeterSensor(identity, period, bus, 0x48, false),
            _ => new PressureLevelSensor(identity, period, bus, 0x76, 1_000),
        };
    }

    /// <summary>Answers with random bytes; the kind one is right now and then, so that samples get further.</summary>
    private sealed class RandomBus(bool isKind) : II2cBus
    {
        private readonly Random random = new(11);
        private readonly byte[] last = new byte[10];

        public long Bytes { get; private set; }

        public I2cStatus Write(int address, byte[] data, int count)
        {
            data.AsSpan(0, count).CopyTo(last);
            return Status();
        }

        public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
        {
            random.NextBytes(read.AsSpan(0, readCount));
            if (isKind && write[0] == 0x01)
            {
                (read[0], read[1]) = (last[1], last[2]);
            }

            if (isKind && write[0] == 0x05)
            {
                read[0] = 0xAA;
            }

            Bytes += 16 * readCount;
            return Status();
        }

        public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

        public void Clear()
        {
        }

        private I2cStatus Status() => random.Next(30) == 0 ? (I2cStatus)random.Next(1, 5) : I2cStatus.Complete;
    }
}

using Station.Hal.Simulated;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>The far end of an RS-485 line: instruments that answer Modbus RTU requests to their addresses.</summary>
public sealed class ModbusLineModel : ISerialDevice
{
    private static readonly ushort[] CrcOfByte = CreateCrcTable();

    private readonly List<Instrument> instruments = [];
    private readonly bool echoes;
    private Instrument? asked;

    /// <param name="echoes">True where the transceiver returns what the station sends.</param>
    public ModbusLineModel(bool echoes = false)
    {
        this.echoes = echoes;
    }

    /// <summary>Connects an instrument.</summary>
    public void Connect(ModbusSlave slave, ReadingLog log, ILineFaults faults) => instruments.Add(new Instrument(slave, log, faults));

    public void Advance(SerialLine line, long trueMs)
    {
    }

    public void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (echoes)
        {
            line.Deliver(bytes, trueMs + 9, SerialLine.NoTag);
        }

        if (bytes.Length != 8 || Crc(bytes) != 0)
        {
            return;
        }

        foreach (Instrument instrument in instruments)
        {
            if (instrument.Slave.Address == bytes[0])
            {
                asked = instrument;
                instrument.Answer(line, bytes, trueMs);
            }
        }
    }

    public void Taken(long frameTag, long trueMs)
    {
        asked?.Note(frameTag < 0);
    }

    public void SetPower(bool on, long trueMs)
    {
        foreach (Instrument instrument in instruments)
        {
            instrument.IsOn = on;
        }
    }

    /// <summary>CRC of Modbus, bit by bit; 0 over a frame that ends with its own.</summary>
    private static int Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0xFFFF;
        foreach (byte value in bytes)
        {
            crc = crc >> 8 ^ CrcOfByte[(byte)(crc ^ value)];
        }

        return crc;
    }

    private static ushort[] CreateCrcTable()
    {
        var table = new ushort[256];
        for (int value = 0; value < table.Length; value++)
        {
            int crc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1;
            }

            table[value] = (ushort)crc;
        }

        return table;
    }

    private sealed class Instrument(ModbusSlave slave, ReadingLog log, ILineFaults faults)
    {
        private const long AnswerDelayMs = 40;

        private readonly byte[] answer = new byte[256];
        private readonly FaultyWire wire = new(faults);
        private int carried;
        private bool carriesError;

        public ModbusSlave Slave => slave;

        public bool IsOn { get; set; }

        public void Answer(SerialLine line, ReadOnlySpan<byte> request, long trueMs)
        {
            LineFault fault = IsOn ? wire.Next(trueMs) : LineFault.Silence;
            carried = slave.Measure(trueMs);
            carriesError = fault == LineFault.InstrumentError;
            if (fault == LineFault.Silence)
            {
                log.AddFailure(TruthOutcome.Silent);
            }

            int length = carriesError ? FillException(request) : FillRegisters(request);
            wire.Send(line, answer.AsSpan(0, length), trueMs + AnswerDelayMs, fault);
        }

        public void Note(bool damaged)
        {
            if (damaged)
            {
                log.AddFailure(TruthOutcome.Damaged);
            }
            else if (carriesError)
            {
                log.AddFailure(TruthOutcome.Error);
            }
            else
            {
                log.Add(carried);
            }
        }

        private int FillRegisters(ReadOnlySpan<byte> request)
        {
            int first = request[2] << 8 | request[3];
            int count = Math.Min(request[5], (byte)100);
            answer[0] = request[0];
            answer[1] = request[1];
            answer[2] = (byte)(count * 2);
            for (int i = 0; i < count; i++)
            {
                int value = slave.Register(first + i);
                answer[3 + i * 2] = (byte)(value >> 8);
                answer[4 + i * 2] = (byte)value;
            }

            return Seal(3 + count * 2);
        }

        /// <summary>Exception 4: the device failed.</summary>
        private int FillException(ReadOnlySpan<byte> request)
        {
            answer[0] = request[0];
            answer[1] = (byte)(request[1] | 0x80);
            answer[2] = 4;
            return Seal(3);
        }

        private int Seal(int length)
        {
            int crc = Crc(answer.AsSpan(0, length));
            answer[length] = (byte)crc;
            answer[length + 1] = (byte)(crc >> 8);
            return length + 2;
        }
    }
}

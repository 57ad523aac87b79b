using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>
/// A Winsen ZE module: active after power-on; asked, it answers with its value where the profile says that this module has it,
/// in that unit and with those decimals. Elsewhere in the answer stands something else.
/// </summary>
public sealed class WinsenModel : SerialDeviceModel
{
    private const long ActivePeriodMs = 1_000;
    private const long AnswerDelayMs = 12;
    private const int FrameBytes = 9;
    private const int UsualFullScale = 20_000;

    private readonly IEnvironment environment;
    private readonly EnvironmentQuantity quantity;
    private readonly byte gasCode;
    private readonly byte[] frame = new byte[FrameBytes];
    private bool active = true;
    private long nextActiveMs = long.MaxValue;

    private readonly int valueAt;
    private readonly bool namesGas;
    private readonly byte unit;
    private readonly int decimals;
    private readonly int stepDeciPpb;
    private readonly int fullScale;

    public WinsenModel(IEnvironment environment, TruthBook book, ProfileLines.Line sensor, ILineFaults faults)
        : base(faults, book.LogOf(sensor.Name, "gas", "ppb", -1))
    {
        this.environment = environment;
        string gas = sensor.Get("gas", string.Empty);
        (gasCode, quantity) = GasOf(gas);
        (int at, string unitName, int places, int full) = Layout(sensor.Get("module", string.Empty), gas);
        namesGas = sensor.Get("module", string.Empty) == "gravity";
        valueAt = Number(sensor, "answer", at);
        decimals = Number(sensor, "decimals", places);
        unitName = sensor.Get("unit", unitName);
        unit = unitName == "ppm" ? (byte)3 : (byte)4;
        fullScale = Number(sensor, "full", full) is > 0 and int known ? known : UsualFullScale;
        stepDeciPpb = unit == 3 ? 10_000 : 10;
        for (int i = 0; i < decimals; i++)
        {
            stepDeciPpb /= 10;
        }
    }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        active = true;
        nextActiveMs = on ? trueMs + ActivePeriodMs : long.MaxValue;
    }

    public override void Advance(SerialLine line, long trueMs)
    {
        while (active && nextActiveMs <= trueMs)
        {
            line.Settle(nextActiveMs);
            if (line.IsFull)
            {
                nextActiveMs += (trueMs - nextActiveMs) / ActivePeriodMs * ActivePeriodMs;
            }

            SendReading(line, nextActiveMs);
            nextActiveMs += ActivePeriodMs;
        }
    }

    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
        bool whole = bytes.Length >= FrameBytes && bytes[0] == 0xFF && bytes[8] == Checksum(bytes);
        if (whole && bytes[2] == 0x86 && !IsOn)
        {
            LogFailure(TruthOutcome.Silent);
        }

        if (!whole || !IsOn)
        {
            return;
        }

        if (bytes[2] == 0x78)
        {
            active = bytes[3] is 0x40 or 0x03;
            nextActiveMs = trueMs + ActivePeriodMs;
        }
        else if (bytes[2] == 0x86)
        {
            SendReading(line, trueMs + AnswerDelayMs);
        }
    }

    /// <summary>The code of a gas in the maker's frames, and what it is in the world.</summary>
    internal static (byte Code, EnvironmentQuantity Quantity) GasOf(string gas) => gas switch
    {
        "so2" => ((byte)0x2B, EnvironmentQuantity.SulphurDioxide),
        "no2" => ((byte)0x2C, EnvironmentQuantity.NitrogenDioxide),
        "o3" => ((byte)0x2A, EnvironmentQuantity.Ozone),
        "co" => ((byte)0x04, EnvironmentQuantity.CarbonMonoxide),
        "h2s" => ((byte)0x03, EnvironmentQuantity.HydrogenSulphide),
        "nh3" => ((byte)0x02, EnvironmentQuantity.Ammonia),
        "ch2o" => ((byte)0x17, EnvironmentQuantity.Formaldehyde),
        _ => throw new ArgumentException($"no module for gas '{gas}'", nameof(gas)),
    };

    /// <summary>What the modules' manuals say of their answers, apart from the firmware's table.</summary>
    private static (int At, string Unit, int Decimals, int FullScale) Layout(string module, string gas) => (module, gas) switch
    {
        ("gravity", "co" or "h2s" or "nh3") => (2, "ppm", 0, 0),
        ("gravity", _) => (2, "ppm", 1, 0),
        ("ze03", "co") => (2, "ppm", 0, 1_000),
        ("ze03", "so2" or "no2") => (2, "ppm", 1, 200),
        ("ze03", "o3") => (2, "ppm", 1, 100),
        ("ze03", _) => (2, "ppm", 0, 100),
        ("ze07", _) => (2, "ppm", 1, 5_000),
        ("ze08", _) => (6, "ppb", 0, 5_000),
        ("ze25" or "ze27", _) => (6, "ppb", 0, 10_000),
        _ => (6, "ppb", 0, 0),
    };

    private static int Number(ProfileLines.Line sensor, string key, int fallback) =>
        sensor.Keys.TryGetValue(key, out string? text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : fallback;

    internal static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        for (int i = 1; i < FrameBytes - 1; i++)
        {
            sum += bytes[i];
        }

        return (byte)(256 - (sum & 0xFF));
    }

    private void SendReading(SerialLine line, long atMs)
    {
        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        int value = Math.Min(environment.At(quantity, atMs) * 10 / stepDeciPpb, fullScale);
        bool foreignGas = (active || namesGas) && fault == LineFault.InstrumentError;
        bool saturated = value == fullScale && (active || fullScale != UsualFullScale);
        Carry(0, value * stepDeciPpb, foreignGas ? TruthOutcome.Error : saturated ? TruthOutcome.Saturated : TruthOutcome.Read);
        if (active)
        {
            Fill(foreignGas ? (byte)(gasCode ^ 0x40) : gasCode, unit << 8 | decimals, value, fullScale);
        }
        else
        {
            Fill(0x86, 0x0101, 0x0101, 0x0101);
            if (namesGas)
            {
                frame[4] = fault == LineFault.InstrumentError ? (byte)(gasCode ^ 0x40) : gasCode;
                frame[5] = (byte)decimals;
            }

            frame[valueAt] = (byte)(value >> 8);
            frame[valueAt + 1] = (byte)value;
            frame[8] = Checksum(frame);
        }

        Wire.Send(line, frame, atMs, fault);
    }

    private void Fill(byte kind, int first, int second, int third)
    {
        frame[0] = 0xFF;
        frame[1] = kind;
        frame[2] = (byte)(first >> 8);
        frame[3] = (byte)first;
        frame[4] = (byte)(second >> 8);
        frame[5] = (byte)second;
        frame[6] = (byte)(third >> 8);
        frame[7] = (byte)third;
        frame[8] = Checksum(frame);
    }
}

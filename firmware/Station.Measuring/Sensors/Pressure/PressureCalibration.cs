namespace Station.Sensors.Pressure;

/// <summary>
/// The calibration of one MS5837-30BA and its arithmetic, in integers as the data sheet gives it (ENG_DS_MS5837-30BA, "pressure and temperature calculation",
/// "second order temperature compensation"): shifts divide by powers of two.
/// </summary>
public sealed class PressureCalibration
{
    /// <summary>C0 (CRC and version) to C6; one more word of room for the CRC.</summary>
    private readonly int[] words = new int[PressureCommand.PromWords + 1];

    /// <summary>Temperature of the last calculation in 0.01 degrees Celsius.</summary>
    public int TemperatureCentidegrees { get; private set; }

    /// <summary>Absolute pressure of the last calculation in 0.1 mbar.</summary>
    public int PressureDecimillibar { get; private set; }

    public void SetWord(int index, int value) => words[index] = value;

    /// <summary>True when the 4-bit CRC in the top of word 0 is right and the words are not all alike, as on a dead bus.</summary>
    public bool IsSound()
    {
        bool alike = true;
        for (int i = 1; i < PressureCommand.PromWords; i++)
        {
            alike &= words[i] == words[0];
        }

        return !alike && Crc() == words[0] >> 12;
    }

    /// <summary>CRC-4 of the calibration (application note AN520, as in the data sheet's example): polynomial 3, over 16 bytes with the CRC itself as 0.</summary>
    public int Crc()
    {
        int remainder = 0;
        for (int i = 0; i < 16; i++)
        {
            int word = i < 2 ? words[0] & 0x0FFF : i < 14 ? words[i >> 1] : 0;
            remainder ^= (i & 1) == 1 ? word & 0xFF : word >> 8;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 0x8000) != 0 ? remainder << 1 ^ 0x3000 : remainder << 1;
            }

            remainder &= 0xFFFF;
        }

        return remainder >> 12 & 0x0F;
    }

    /// <summary>Computes both values from the raw ones. <paramref name="secondOrder"/> false gives the first order alone.</summary>
    public void Calculate(int rawPressure, int rawTemperature, bool secondOrder = true)
    {
        long difference = rawTemperature - ((long)words[5] << 8);
        long temperature = 2_000 + (difference * words[6] >> 23);
        long offset = ((long)words[2] << 16) + (words[4] * difference >> 7);
        long sensitivity = ((long)words[1] << 15) + (words[3] * difference >> 8);
        if (secondOrder)
        {
            Compensate(difference, ref temperature, ref offset, ref sensitivity);
        }

        TemperatureCentidegrees = (int)temperature;
        PressureDecimillibar = (int)((rawPressure * sensitivity >> 21) - offset >> 13);
    }

    private static void Compensate(long difference, ref long temperature, ref long offset, ref long sensitivity)
    {
        long distance = temperature - 2_000;
        long square = distance * distance;
        if (distance >= 0)
        {
            offset -= square >> 4;
            temperature -= 2 * difference * difference >> 37;
            return;
        }

        long offsetChange = 3 * square >> 1;
        long sensitivityChange = 5 * square >> 3;
        if (temperature < -1_500)
        {
            long colder = (temperature + 1_500) * (temperature + 1_500);
            offsetChange += 7 * colder;
            sensitivityChange += 4 * colder;
        }

        offset -= offsetChange;
        sensitivity -= sensitivityChange;
        temperature -= 3 * difference * difference >> 33;
    }
}

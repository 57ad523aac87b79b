using System.Collections;
using Station.Measurement;

namespace Station.Profiles;

/// <summary>Reads <c>channel</c> statements.</summary>
public static class ChannelStatementReader
{
    private const int MostDecimals = 4;
    private const int LongestFactor = 16;

    /// <summary>What a curve is entered with.</summary>
    private const string LevelUnit = "mm";

    private static string[] StatisticWords => new string[] { "average", "median", "minimum", "maximum", "count", "leq" };

    private static Statistic[] Statistics => new Statistic[]
    {
        Statistic.Average, Statistic.Median, Statistic.Minimum, Statistic.Maximum, Statistic.Count, Statistic.EquivalentLevel,
    };

    /// <summary>The channel, or null with a problem reported when its source or unit is not known.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="sensors">The sensors of the profile.</param>
    /// <param name="curves">Its curves.</param>
    /// <param name="before">The channels that were read before: what they have too is shared with them.</param>
    public static ChannelSettings Read(ProfileStatement statement, SensorSettings[] sensors, CurveSettings[] curves, ArrayList before)
    {
        string factor = statement.Required("factor");
        string unit = SharedUnit(statement.Required("unit"), before);
        int decimals = statement.Integer("decimals", 0, MostDecimals, 0);
        Statistic statistic = ReadStatistic(statement);
        bool energyMean = statistic == Statistic.EquivalentLevel;
        int instance = statement.Integer("instance", 0, 15, 0);
        int minimum = ReadLimit(statement, "min", decimals);
        int maximum = ReadLimit(statement, "max", decimals);
        CurveSettings curve = FindCurve(statement, decimals, curves);
        string sourceUnit = curve == null ? unit : LevelUnit;
        int sourceDecimals = curve == null ? decimals : 0;
        int offset = statement.Decimal("offset", sourceDecimals, 0);
        ReadFactor(statement, out int numerator, out int denominator);
        CheckPlausible(statement, factor, unit, decimals, energyMean, minimum, maximum);
        if (!FindSource(statement, sensors, out int sensor, out int quantity))
        {
            return null;
        }

        Quantity source = sensors[sensor].CreateQuantities()[quantity];
        Scale scale = UnitConversion.Find(source, sensors[sensor].Gas, sourceUnit, sourceDecimals, numerator, denominator, offset);
        if (scale == null)
        {
            statement.Report(ProfileToken.Unit, "'" + source.Unit + "' of the sensor cannot be turned into '" + sourceUnit + "'; use a unit of docs/profile-format.md");
            return null;
        }

        var column = new Column(factor, statistic, unit, -decimals, instance);
        RatingCurve rating = curve == null ? null : new RatingCurve(scale, curve.LevelsMm, curve.Discharges);
        scale = curve == null ? scale : new Scale(1, DenominatorOf(RatingCurve.Decimals - decimals), 0);
        var channel = new ChannelSettings(statement.Name, column, SharedScale(scale, before), minimum, maximum, sensor, quantity);
        channel.Source.Curve = rating;
        return channel;
    }

    private static string SharedUnit(string unit, ArrayList channels)
    {
        for (int i = 0; i < channels.Count; i++)
        {
            string known = ((ChannelSettings)channels[i]).Unit;
            if (known == unit)
            {
                return known;
            }
        }

        return unit;
    }

    private static Scale SharedScale(Scale scale, ArrayList channels)
    {
        for (int i = 0; i < channels.Count; i++)
        {
            Scale known = ((ChannelSettings)channels[i]).Scale;
            if (known.Numerator == scale.Numerator && known.Denominator == scale.Denominator && known.Offset == scale.Offset)
            {
                return known;
            }
        }

        return scale;
    }

    /// <summary>The curve that makes discharges of this channel's levels; null where there is none.</summary>
    private static CurveSettings FindCurve(ProfileStatement statement, int decimals, CurveSettings[] curves)
    {
        string name = statement.Text("curve", null);
        if (name == null)
        {
            return null;
        }

        if (decimals > RatingCurve.Decimals)
        {
            statement.BadValue("decimals", statement.Text("decimals", string.Empty), "at most 3 with a curve");
            return null;
        }

        for (int i = 0; i < curves.Length; i++)
        {
            if (curves[i].Name == name)
            {
                return curves[i];
            }
        }

        statement.BadValue("curve", name, "the name of a curve of this profile");
        return null;
    }

    private static int DenominatorOf(int decimals)
    {
        int denominator = 1;
        for (; decimals > 0; decimals--)
        {
            denominator *= 10;
        }

        return denominator;
    }

    private static Statistic ReadStatistic(ProfileStatement statement)
    {
        string text = statement.Text("statistic", StatisticWords[0]);
        int index = System.Array.IndexOf(StatisticWords, text);
        if (index < 0)
        {
            statement.BadValue("statistic", text, "average, median, minimum, maximum, count or leq");
        }

        return index < 0 ? Statistic.Average : Statistics[index];
    }

    private static int ReadLimit(ProfileStatement statement, string key, int decimals)
    {
        statement.Required(key);
        return statement.Decimal(key, decimals, 0);
    }

    private static void CheckPlausible(
        ProfileStatement statement, string factor, string unit, int decimals, bool energyMean, int minimum, int maximum)
    {
        if (factor.Length > LongestFactor)
        {
            statement.BadValue("factor", factor, "a code of at most 16 characters");
        }

        if (minimum > maximum)
        {
            statement.BadValue("min", statement.Text("min", string.Empty), "a number that is not above max");
        }

        if (energyMean && (unit != "dB" || decimals != 1))
        {
            statement.BadValue("statistic", "leq", "unit=dB decimals=1 with it");
        }
    }

    /// <summary>A factor of the channel's own, such as -1 for a level that falls when a distance grows, or 102/100.</summary>
    private static void ReadFactor(ProfileStatement statement, out int numerator, out int denominator)
    {
        string text = statement.Text("scale", "1/1");
        string[] parts = text.Split('/');
        denominator = 1;
        bool good = ProfileNumber.TryParseInteger(parts[0], out numerator)
            && (parts.Length == 1 || (parts.Length == 2 && ProfileNumber.TryParseInteger(parts[1], out denominator)));
        if (!good || numerator == 0 || denominator <= 0 || numerator > 10_000 || numerator < -10_000 || denominator > 10_000)
        {
            statement.BadValue("scale", text, "a whole number or a fraction of numbers up to 10000, such as -1 or 102/100");
            numerator = 1;
            denominator = 1;
        }
    }

    private static bool FindSource(ProfileStatement statement, SensorSettings[] sensors, out int sensor, out int quantity)
    {
        string text = statement.Required("from");
        int dot = text.IndexOf('.');
        quantity = -1;
        sensor = dot < 0 ? -1 : IndexOf(sensors, text.Substring(0, dot));
        if (sensor >= 0)
        {
            quantity = IndexOf(sensors[sensor].CreateQuantities(), text.Substring(dot + 1));
        }

        if (quantity < 0 && text.Length > 0)
        {
            statement.Report(ProfileToken.UnknownSource, "there is no '" + text + "'; give from=SENSOR.QUANTITY of a sensor of this profile");
        }

        return quantity >= 0;
    }

    private static int IndexOf(SensorSettings[] sensors, string name)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            if (sensors[i].Identity.Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static int IndexOf(Quantity[] quantities, string name)
    {
        for (int i = 0; i < quantities.Length; i++)
        {
            if (quantities[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}

namespace Station.Measurement;

/// <summary>What one column of the records means: enough to read its numbers years later.</summary>
public class Column
{
    /// <summary>Instance, exponent and statistic: a byte each would take a field of twelve.</summary>
    private readonly int numbers;

    public Column(string factor, Statistic statistic, string unit, int exponent, int instance)
    {
        Factor = factor;
        Unit = unit;
        numbers = (instance << 16) | ((exponent & 0xFF) << 8) | (int)statistic;
    }

    /// <summary>The same as another one.</summary>
    protected Column(Column other)
    {
        Factor = other.Factor;
        Unit = other.Unit;
        numbers = other.numbers;
    }

    /// <summary>Factor code of HJ 212 where one exists (a34004), else a code of our own that begins with "x-".</summary>
    public string Factor { get; }

    public Statistic Statistic => (Statistic)(numbers & 0xFF);

    /// <summary>Unit, such as ug/m3.</summary>
    public string Unit { get; }

    /// <summary>Decimal exponent: a value is its stored integer times ten to this power.</summary>
    public int Exponent => (sbyte)(numbers >> 8);

    /// <summary>0 for the first instrument of its kind, 1 for the second.</summary>
    public int Instance => numbers >> 16;
}

namespace UnitsNet;

public struct Pressure
{
    public double Pascals => throw null;
}

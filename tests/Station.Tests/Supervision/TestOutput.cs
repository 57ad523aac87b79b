using Station.Hal;

namespace Station.Tests.Supervision;

/// <summary>A pin that remembers its level.</summary>
internal sealed class TestOutput : IDigitalOutput
{
    public bool IsLit { get; private set; }

    public int Writes { get; private set; }

    public void Write(bool active)
    {
        IsLit = active;
        Writes++;
    }
}

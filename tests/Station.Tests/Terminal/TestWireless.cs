using Station.Hal;
using Station.Terminal.Improv;
using Station.Texts;

namespace Station.Tests.Terminal;

/// <summary>A radio that does what a test says.</summary>
internal sealed class TestWireless : IWirelessSetup
{
    public bool IsConnected { get; set; }

    public LinkState Link { get; set; } = LinkState.Connecting;

    public Refusal Refuses { get; set; }

    public Refusal RefusesToKeep { get; set; }

    public (string Name, string Password)? Tried { get; private set; }

    public bool IsKept { get; private set; }

    public Refusal Try(string name, string password, long nowMs)
    {
        Tried = (name, password);
        return Refuses;
    }

    public LinkState State(long nowMs) => Link;

    public Refusal Keep()
    {
        IsKept = RefusesToKeep == Refusal.None;
        return RefusesToKeep;
    }
}

namespace Station.Simulator.Faults;

/// <summary>What a fault concerns. A run of the swarm has some of them on and others off.</summary>
public enum FaultFamily
{
    Power,
    Flash,
    Wire,
    Bus,
    Sensor,
    Time,
    Network,
    Receipt,
    Stall,
    Memory,
    People,
    Platform,
}

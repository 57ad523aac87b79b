using System;
using System.Threading;

namespace Station.Hal.Esp32;

/// <summary>A thread of an adapter. What escapes its body ends in <see cref="FaultReporter"/>: an exception that left a thread would halt the runtime.</summary>
public sealed class GuardedThread
{
    private readonly string place;
    private readonly ThreadStart body;
    private readonly FaultReporter faults;

    public GuardedThread(string place, ThreadStart body, FaultReporter faults)
    {
        this.place = place;
        this.body = body;
        this.faults = faults;
    }

    public void Start() => new Thread(Run).Start();

    private void Run()
    {
        try
        {
            body();
        }
        catch (Exception fault)
        {
            faults.Report(place, fault);
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Station.BenchTools.Tests;

/// <summary>Both ends of a line must get their milliseconds: these tests go before whatever else the machine does, where the system lets them. What they start inherits that.</summary>
internal static class Urgency
{
    [ModuleInitializer]
    internal static void Raise()
    {
        try
        {
            using Process own = Process.GetCurrentProcess();
            own.PriorityClass = ProcessPriorityClass.High;
        }
        catch (Win32Exception)
        {
            // Only root may; an idle machine needs no urgency.
        }
    }
}

using System;

namespace nanoFramework.TestFramework;

/// <summary>Writes a line to the log of the run.</summary>
public static class OutputHelper
{
    public static void WriteLine(string message) => Console.WriteLine(message);
}

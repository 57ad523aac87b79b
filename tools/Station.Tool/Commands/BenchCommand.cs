using System.CommandLine;

namespace Station.Tool.Commands;

/// <summary><c>station bench</c>: figures of firmware and platform, measured on this machine.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Measures the firmware beside other ways of doing the same.") { BenchJournalCommand.Create(), BenchSampleCommand.Create(), BenchVerifyCommand.Create() };
}

using Station.Device.Tests.DeviceCode;
using Station.Hal;
using Xunit;

namespace Station.Device.Tests.Adapters;

/// <summary>The end of a faulty boot, run on the device's own assembly.</summary>
public sealed class FaultReporterTests
{
    [Fact]
    public void A_fault_of_a_young_boot_leaves_its_breadcrumb_then_holds_still_and_pulses_the_watchdog()
    {
        FaultyBoard board = new(57_000, 2_000);
        board.Report();
        Assert.Equal(["run/breadcrumb step Boom", "pulse", "pulse", "reboot"], board.Events);
    }

    [Fact]
    public void A_station_that_ran_for_long_restarts_at_once()
    {
        FaultyBoard board = new(3_600_000, 2_000);
        board.Report();
        Assert.Equal(["run/breadcrumb step Boom", "reboot"], board.Events);
    }

    /// <summary>Writes down what the reporter does; its clock goes on a little each time that it is asked.</summary>
    private sealed class FaultyBoard(long uptimeMs, long stepMs) : IClock, IFileStore, IBoardControl
    {
        private long nowMs = uptimeMs;

        public List<string> Events { get; } = [];

        public int FreeMemoryBytes => 0;

        public long UptimeMs
        {
            get
            {
                long readMs = nowMs;
                nowMs += stepMs;
                return readMs;
            }
        }

        public void Report()
        {
            Type type = new DeviceLoadContext().Type("Station.Hal.Esp32", "Station.Hal.Esp32.FaultReporter");
            object reporter = Activator.CreateInstance(type, this, this, this)!;
            Assert.Throws<RebootException>(() =>
                type.GetMethod("Report", [typeof(string), typeof(string)])!.Invoke(reporter, System.Reflection.BindingFlags.DoNotWrapExceptions, null, ["step", "Boom"], null));
        }

        public FileStatus Replace(string path, byte[] data, int count)
        {
            Events.Add(path + " " + System.Text.Encoding.UTF8.GetString(data, 0, count));
            return FileStatus.Done;
        }

        public void PulseWatchdog() => Events.Add("pulse");

        public void Reboot()
        {
            Events.Add("reboot");
            throw new RebootException();
        }

        public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read) => throw new NotSupportedException();

        public FileStatus Append(string path, byte[] data, int count) => throw new NotSupportedException();

        public FileStatus Delete(string path) => throw new NotSupportedException();

        public string[] List(string directory) => throw new NotSupportedException();

        public void SetCalendarUtc(long utcMs) => throw new NotSupportedException();
    }

    /// <summary>On the device the call does not return.</summary>
    private sealed class RebootException : Exception;
}

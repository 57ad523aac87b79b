namespace Station.Platform.Commands;

/// <summary>What a command asks for (telemetry format, section 4.7).</summary>
public enum CommandCode : byte
{
    Identify = 1,
    Set = 2,
    TimeHint = 3,
    Calibrate = 4,
    Maintenance = 5,
    Resend = 6,
    Diagnostics = 7,
    Reboot = 8,
    StepKeys = 9,
    Trust = 10,
}

namespace Station.Commands;

/// <summary>What a command asks for. Codes are part of the telemetry format (section 4.7).</summary>
public enum CommandCode : byte
{
    None = 0,

    /// <summary>Lets the three LEDs say which station this is.</summary>
    Identify = 1,

    /// <summary>Changes settings.</summary>
    Set = 2,

    /// <summary>Tells what time it is, in answer to a nonce.</summary>
    TimeHint = 3,

    /// <summary>Sets zero and span of a channel.</summary>
    Calibrate = 4,

    /// <summary>Puts channels into maintenance and back.</summary>
    Maintenance = 5,

    /// <summary>Sends blocks again, from one on.</summary>
    Resend = 6,

    /// <summary>Asks for the counters.</summary>
    Diagnostics = 7,

    /// <summary>Restarts the station.</summary>
    Reboot = 8,

    /// <summary>Steps the chain key ahead of its time.</summary>
    StepKeys = 9,

    /// <summary>Trusts another authority of the broker's.</summary>
    Trust = 10,
}

namespace Station.Simulator.Marks;

/// <summary>Every mark.</summary>
public static class MarkTable
{
    public static IReadOnlyList<Mark> All { get; } =
    [
        new("cut-in-write", "the supply went away in the middle of an operation of the flash", 40),
        new("cut-in-tail", "the same in a file of the open block", 40),
        new("cut-in-journal", "the same in the journal's head or a segment", 40),
        new("cut-behind-block", "the supply went away right behind the append of a block", 40),
        new("cut-in-keys", "the same in the directory of the keys", 1_000),
        new("cut-in-settings", "the same in a slot of the settings", 0),
        new("tail-recovered", "a boot began behind one that left an open block", 40),
        new("journal-repaired", "the journal was found damaged and went on", 300),
        new("evicted", "a record was evicted and that was told", 40),
        new("lost-unreadable", "a record was lost because flash could not be read, and that was told", 300),
        new("lost-refused", "a record was lost because flash refused, and that was told", 0),
        new("anchor-after-reboot", "a later boot than the first learned the time", 40),
        new("boot-without-time", "a boot ended that had accepted records and never knew the time", 40),
        new("epoch-stepped", "the keys were stepped", 40),
        new("epoch-step-commanded", "the keys were stepped several times in a day", 40),
        new("watchdog-reset", "the hardware watchdog ended a boot", 40),
        new("reboot-commanded", "a person or the platform rebooted the station", 40),
        new("reboot-memory", "the station rebooted for lack of memory", 40),
        new("reboot-network", "the station rebooted because of the network", 1_000),
        new("reboot-uptime", "the station rebooted ahead of the limit of its uptime", 1_000),
        new("tick-wrapped", "the platform's tick stepped back to 0 while the firmware ran", 300),
        new("safe-mode", "the station was in safe mode", 40),
        new("block-again", "a block came again, with the same bytes", 40),
        new("receipt-spoilt", "something happened to a receipt", 40),
        new("backlog", "more than a day of blocks waited for the uplink", 40),
        new("drained", "a backlog was worked off to its end", 40),
        new("rail-cycled", "the station switched its sensors off and on", 40),
        new("bus-held", "the station met a bus that was held low", 40),
        new("expander-dead", "the station spoke with an expander that had no supply", 40),
        new("long-stall", "the machine stood still for more than 15 s at a time", 40),
        new("context-changed", "the station told of a new context", 40),
        new("settings-changed", "the station told of changed settings", 40),
        new("settings-taken-back", "settings on trial were taken back", 300),
        new("conflict-excused", "numbers came again behind an image that was put back", 1_000),
        new("formatted", "the volume was formatted behind the station's back", 1_000),
        new("led-all-silent", "the LEDs said that no sensor answers", 1_000),
        new("led-sensor-silent", "the LEDs said that a sensor does not answer", 40),
        new("led-buffer-full", "the LEDs said that the buffer is nearly full", 0),
        new("led-supply-low", "the LEDs said that the supply is low", 300),
        new("led-storage-refusing", "the LEDs said that new data is not kept", 300),
        new("led-network-down", "the LEDs said that the network is not in reach", 40),
        new("led-network-refused", "the LEDs said that the network refuses the password", 40),
        new("led-broker-refused", "the LEDs said that the broker refuses the station", 40),
        new("led-tls-refused", "the LEDs said that the broker's certificate is not accepted", 300),
        new("led-broker-gone", "the LEDs said that the broker does not answer", 40),
        new("led-time-unknown", "the LEDs said that the time is not known", 40),
    ];

    public static Mark? Find(string name) => All.FirstOrDefault(mark => mark.Name == name);
}

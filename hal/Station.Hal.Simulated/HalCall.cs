namespace Station.Hal.Simulated;

/// <summary>The calls of the HAL, as far as stalls and traces tell them apart.</summary>
public enum HalCall
{
    Clock,
    FileRead,
    FileWrite,
    FileDelete,
    FileList,
    Mac,
    Checksum,
    Random,
    FreeMemory,
    Reboot,
    Watchdog,
    Calendar,
    Network,
    DatagramSend,
    DatagramReceive,
    MqttState,
    MqttConnect,
    MqttSubscribe,
    MqttPublish,
    MqttEvent,
    MqttClose,
    PortRead,
    PortWrite,
    Terminal,
    Output,
    Analog,
    I2c,
    Certificate,
}

using System;

namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgPublishedEventArgs : EventArgs
{
    public MqttMsgPublishedEventArgs(ushort messageId) => throw null;

    public MqttMsgPublishedEventArgs(ushort messageId, bool isPublished) => throw null;

    public bool IsPublished { get => throw null; set => throw null; }

    public ushort MessageId { get => throw null; set => throw null; }
}

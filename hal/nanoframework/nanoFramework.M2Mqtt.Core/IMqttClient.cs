using System;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

public interface IMqttClient
{
    event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

    event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

    event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

    public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

    public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

    public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);
}

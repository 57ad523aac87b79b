using System.Reflection;
using Station.Device.Tests.DeviceCode;
using Station.Hal;
using Xunit;

namespace Station.Device.Tests.Adapters;

public sealed class MqttEventQueueTests
{
    [Fact]
    public void A_full_queue_drops_its_oldest_event()
    {
        Type type = new DeviceLoadContext().Type("Station.Hal.Esp32", "Station.Hal.Esp32.MqttEventQueue");
        object queue = Activator.CreateInstance(type, 3, true)!;
        MethodInfo add = type.GetMethod("Add")!;
        MethodInfo tryTake = type.GetMethod("TryTake")!;
        for (int id = 1; id <= 5; id++)
        {
            add.Invoke(queue, [MqttEventKind.Received, 1, id, "topic", new byte[] { (byte)id }]);
        }

        List<int> taken = [];
        MqttEvent into = new();
        while ((bool)tryTake.Invoke(queue, [into])!)
        {
            taken.Add(into.MessageId);
            Assert.Equal(into.MessageId, into.Payload[0]);
        }

        Assert.Equal([3, 4, 5], taken);
    }
}

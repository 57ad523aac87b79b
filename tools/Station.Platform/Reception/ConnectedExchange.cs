using MQTTnet;
using MQTTnet.Exceptions;

namespace Station.Platform.Reception;

/// <summary>
/// An exchange with the broker that may lose its connection at any moment. The client throws away what it sends with when the connection ends
/// and does not look whether it is there: an exchange that comes just then, or after it, meets null.
/// </summary>
internal static class ConnectedExchange
{
    /// <exception cref="MqttCommunicationException">The connection is gone.</exception>
    public static Task RunAsync(IMqttClient client, Func<Task> exchange) =>
        RunAsync(client, async () =>
        {
            await exchange();
            return true;
        });

    /// <exception cref="MqttCommunicationException">The connection is gone.</exception>
    public static async Task<T> RunAsync<T>(IMqttClient client, Func<Task<T>> exchange)
    {
        try
        {
            return await exchange();
        }
        catch (NullReferenceException exception) when (!client.IsConnected)
        {
            throw new MqttCommunicationException("the connection is gone", exception);
        }
    }
}

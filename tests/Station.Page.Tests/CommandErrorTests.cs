using System.Net;
using System.Net.Sockets;

namespace Station.Page.Tests;

/// <summary>What the command says when the page cannot be served as it was asked for.</summary>
public sealed class CommandErrorTests
{
    private const int Usage = 2;
    private const int Environment = 4;

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string port = ((IPEndPoint)other.LocalEndpoint).Port.ToString();
        await AssertErrorAsync(Environment, "demo-web-port", $"Port {port} at 127.0.0.1 is taken", "--port", port);
    }

    [Fact]
    public Task An_address_of_another_machine() =>
        AssertErrorAsync(Environment, "demo-web-address", "port 0 of 192.0.2.1", "--port", "0", "--listen", "192.0.2.1");

    [Theory]
    [InlineData("demo-web-place", "'pole' is no address", "--listen", "pole")]
    [InlineData("demo-web-place", "70000 is no port", "--port", "70000")]
    [InlineData("demo-web-stations", "7 stations do not fit", "--stations", "7")]
    [InlineData("demo-web", "--json means nothing", "--json")]
    [InlineData("demo-web", "--for means nothing", "--for", "2d")]
    [InlineData("demo-web", "--outage means nothing", "--outage")]
    public Task A_command_that_makes_no_sense(string token, string says, params string[] arguments) => AssertErrorAsync(Usage, token, says, arguments);

    private static async Task AssertErrorAsync(int status, string token, string says, params string[] arguments)
    {
        (int actual, string error) = await PageProcess.RunAsync(["demo", "--web", .. arguments]);
        string line = Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith($"station: {token}: ", line);
        Assert.Contains(says, line);
        Assert.Equal(status, actual);
    }
}

using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Station.Page.Contract;
using Station.Page.Serving;

namespace Station.Page.Tests;

/// <summary>What is served and to whom, without a browser.</summary>
public sealed class PageServerTests : IAsyncLifetime
{
    private readonly FakeShow show = new();
    private readonly HttpClient client = new();
    private PageServer server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await PageServer.StartAsync(PageFiles.Load(), show, IPAddress.Loopback, 0);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public void This_build_has_all_parts() => Assert.True(PageFiles.Load().AreComplete);

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("main.js", "text/javascript; charset=utf-8")]
    [InlineData("page.css", "text/css; charset=utf-8")]
    [InlineData("parts/xterm.mjs", "text/javascript; charset=utf-8")]
    [InlineData("parts/uPlot.min.css", "text/css; charset=utf-8")]
    public async Task Files_come_with_their_type_and_a_policy_that_lets_nothing_else_in(string path, string type)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(server.Address, path), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("http", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_page_carries_the_number_that_its_policy_names_and_another_one_each_time()
    {
        string[] numbers = [await NonceAsync(), await NonceAsync()];
        Assert.NotEqual(numbers[0], numbers[1]);

        async Task<string> NonceAsync()
        {
            using HttpResponseMessage answer = await client.GetAsync(server.Address, Cancellation);
            string text = await answer.Content.ReadAsStringAsync(Cancellation);
            string nonce = text.Split("name=\"style-nonce\" content=\"")[1].Split('"')[0];
            Assert.Contains($"'nonce-{nonce}'", answer.Headers.GetValues("Content-Security-Policy").Single());
            return nonce;
        }
    }

    [Theory]
    [InlineData("../Station.Tool.dll")]
    [InlineData("..%2fStation.Tool.dll")]
    [InlineData("/etc/passwd")]
    [InlineData("parts/")]
    [InlineData("parts/xterm.js.map")]
    public async Task What_is_no_part_of_the_page_is_not_there(string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(server.Address, path), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("attacker.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("192.0.2.7", HttpStatusCode.OK)]
    public async Task A_name_that_may_belong_to_somebody_else_is_refused(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        request.Headers.Host = host;
        using HttpResponseMessage answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_can_be_sent_but_by_the_page_s_own_connection()
    {
        using HttpResponseMessage posted = await client.PostAsync(server.Address, new StringContent("{}"), Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        using HttpResponseMessage plain = await client.GetAsync(new Uri(server.Address, "live"), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        foreach (string? origin in new[] { "https://attacker.example", "null", null })
        {
            WebSocketException refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(origin));
            Assert.Contains("403", refused.Message);
        }
    }

    [Fact]
    public async Task A_connection_begins_with_the_plan_and_the_picture()
    {
        using ClientWebSocket socket = await ConnectAsync(server.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal("0.0.0", (await ReadAsync(socket)).GetProperty("plan").GetProperty("version").GetString());
        JsonElement picture = (await ReadAsync(socket)).GetProperty("picture");
        Assert.Equal(JsonValueKind.Null, picture.GetProperty("speed").ValueKind);
    }

    [Theory]
    [InlineData("""{"ask":"speed","speed":null}""")]
    [InlineData("""{"ask":"speed","speed":0}""")]
    [InlineData("""{"ask":"broker","on":false}""")]
    [InlineData("""{"ask":"power","station":1,"on":true}""")]
    [InlineData("""{"station":2,"way":"noNetwork","ask":"uplink"}""")]
    [InlineData("""{"ask":"trouble","station":1,"sensor":"noise","trouble":"garbled"}""")]
    [InlineData("""{"ask":"move","station":1,"quantity":"pm25","value":80.5}""")]
    [InlineData("""{"ask":"release","station":1,"quantity":"pm25"}""")]
    [InlineData("""{"ask":"keys","station":1,"text":"help\r"}""")]
    public async Task A_request_arrives_and_is_answered(string request)
    {
        using ClientWebSocket socket = await ConnectAsync(server.Address.GetLeftPart(UriPartial.Authority));
        await SendAsync(socket, $$"""{"id":7,"request":{{request}}}""");
        JsonElement answer = await AnswerAsync(socket);
        Assert.True(answer.GetProperty("answer").GetProperty("done").GetBoolean());
        Assert.Equal(7, answer.GetProperty("id").GetInt64());
        Assert.Single(show.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":1,"request":null}""")]
    [InlineData("""{"id":1,"request":{}}""")]
    [InlineData("""{"id":1,"request":{"ask":"everything"}}""")]
    [InlineData("""{"id":1,"request":{"ask":"power","station":1}}""")]
    [InlineData("""{"id":1,"request":{"ask":"uplink","station":1,"way":2}}""")]
    [InlineData("""{"id":1,"request":{"ask":"uplink","station":1,"way":"sideways"}}""")]
    [InlineData("""{"id":1,"request":{"ask":"keys","station":1,"text":null}}""")]
    public async Task What_is_no_request_is_refused_in_plain_words_and_asked_of_nobody(string message)
    {
        using ClientWebSocket socket = await ConnectAsync(server.Address.GetLeftPart(UriPartial.Authority));
        await SendAsync(socket, message);
        JsonElement answer = (await AnswerAsync(socket)).GetProperty("answer");
        Assert.False(answer.GetProperty("done").GetBoolean());
        Assert.Contains("Load the page again", answer.GetProperty("text").GetProperty("en").GetString());
        Assert.Contains("请重新载入页面", answer.GetProperty("text").GetProperty("zh").GetString());
        await SendAsync(socket, """{"id":2,"request":{"ask":"broker","on":true}}""");
        Assert.True((await AnswerAsync(socket)).GetProperty("answer").GetProperty("done").GetBoolean());
        Assert.Equal([new SetBroker(true)], show.Asked);
    }

    [Fact]
    public async Task Whoever_sends_without_end_is_cut_off()
    {
        using ClientWebSocket socket = await ConnectAsync(server.Address.GetLeftPart(UriPartial.Authority));
        await SendAsync(socket, new string('x', 20_000));
        while (socket.State == WebSocketState.Open)
        {
            await socket.ReceiveAsync(new byte[4_096], Cancellation);
        }

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    private static async Task SendAsync(ClientWebSocket socket, string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancellation);

    private static async Task<JsonElement> ReadAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[16_384];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, Cancellation);
        Assert.True(received.EndOfMessage);
        return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, received.Count));
    }

    private static async Task<JsonElement> AnswerAsync(ClientWebSocket socket)
    {
        JsonElement message = await ReadAsync(socket);
        while (!message.TryGetProperty("answer", out _))
        {
            message = await ReadAsync(socket);
        }

        return message;
    }

    private async Task<ClientWebSocket> ConnectAsync(string? origin)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "live" }.Uri, Cancellation);
        return socket;
    }
}

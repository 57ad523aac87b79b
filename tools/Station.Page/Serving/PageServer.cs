using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Station.Page.Contract;

namespace Station.Page.Serving;

/// <summary>Serves the page and one WebSocket (<c>/live</c>) for each browser that has it open.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private const string NoncePlace = "STYLE-NONCE";

    private readonly PageFiles files;
    private readonly IShow show;
    private readonly WebApplication application;
    private readonly CancellationTokenSource ending = new();

    private PageServer(PageFiles files, IShow show, IPAddress address, int port)
    {
        this.files = files;
        this.show = show;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(address, port);
        });
        application = builder.Build();
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15) });
        application.Run(ServeAsync);
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts to serve.</summary>
    /// <param name="files">The page.</param>
    /// <param name="show">What it shows.</param>
    /// <param name="address">Address of this machine at which it can be reached.</param>
    /// <param name="port">Port; 0 for any that is free.</param>
    /// <exception cref="PagePortException">Somebody else has the port, or nobody may listen at it or at the address.</exception>
    public static async Task<PageServer> StartAsync(PageFiles files, IShow show, IPAddress address, int port)
    {
        var server = new PageServer(files, show, address, port);
        try
        {
            await server.application.StartAsync();
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync();
            throw new PagePortException(error);
        }

        string bound = server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Address = new Uri(bound);
        return server;
    }

    /// <summary>Ends all connections and stops to listen.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await application.DisposeAsync();
        ending.Dispose();
    }

    /// <summary>
    /// Whether a name by which somebody reached this server is one that cannot belong to somebody else: a page of another site could otherwise have its own name lead here.
    /// </summary>
    private static bool IsOwnName(string host) => host is "localhost" || IPAddress.TryParse(host, out _);

    private async Task ServeAsync(HttpContext context)
    {
        if (!IsOwnName(context.Request.Host.Host))
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "Open the page by the address that 'station demo --web' printed.");
        }
        else if (context.Request.Path == "/live")
        {
            await ConnectAsync(context);
        }
        else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Only GET.");
        }
        else
        {
            await SendAsync(context);
        }
    }

    private async Task ConnectAsync(HttpContext context)
    {
        string origin = context.Request.Headers.Origin.ToString();
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "This is the page's own connection: open the page instead.");
        }
        else if (origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Only the page itself may connect.");
        }
        else
        {
            using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            using var life = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, context.RequestAborted);
            await new PageConnection(socket, show).RunAsync(life.Token);
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        if (!files.TryFind(context.Request.Path.Value!.TrimStart('/'), out byte[] content, out string type))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such file; the page is at /.");
            return;
        }

        string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (type.StartsWith("text/html", StringComparison.Ordinal))
        {
            content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(NoncePlace, nonce));
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentType = type;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.ContentLength = content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n");
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Exceptions;
using Station.Platform.Errors;

namespace Station.Platform.Reception;

/// <summary>Whom the platform's side trusts as a broker, and what it shows of itself. <see cref="BrokerLoginFiles"/> reads it.</summary>
public sealed record BrokerLogin
{
    /// <summary>Nothing is shown, and whom the system trusts is trusted.</summary>
    public static readonly BrokerLogin None = new();

    /// <summary>PEM of the authorities of which one must have issued the broker's certificate; null for those of the system.</summary>
    public string? AuthoritiesPem { get; init; }

    /// <summary>PEM of the own certificate and its key; null without one.</summary>
    public string? CertificatePem { get; init; }

    /// <summary>User at the broker; null without one.</summary>
    public string? User { get; init; }

    /// <summary>That user's password; null without one.</summary>
    public byte[]? Password { get; init; }

    /// <summary>Options with which a client reaches that broker, without its name and its manners.</summary>
    internal MqttClientOptionsBuilder Begin(BrokerAddress broker)
    {
        var options = new MqttClientOptionsBuilder().WithTcpServer(broker.Host, broker.Port);
        if (User is not null)
        {
            options.WithCredentials(User, Password);
        }

        if (broker.UsesTls)
        {
            X509Certificate2Collection own = CertificatePem is null ? [] : [X509Certificate2.CreateFromPem(CertificatePem, CertificatePem)];
            options.WithTlsOptions(tls => tls.UseTls().WithTargetHost(broker.Host).WithClientCertificates(own).WithCertificateValidationHandler(Accepts));
        }

        return options;
    }

    /// <summary>Connects, and tells a broker with which TLS is not agreed from one that is out of reach.</summary>
    /// <exception cref="PlatformException">TLS is not agreed. What else goes wrong is the client library's exception.</exception>
    internal static async Task<MqttClientConnectResult> ConnectAsync(
        IMqttClient client, MqttClientOptions options, BrokerAddress broker, CancellationToken cancellation)
    {
        try
        {
            return await client.ConnectAsync(options, cancellation);
        }
        catch (Exception exception) when (broker.UsesTls && IsOfTls(exception))
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            throw new PlatformException(ErrorToken.BrokerTls, broker.ToString(), $"broker and platform do not agree on TLS ({reason})", exception);
        }
    }

    /// <summary>
    /// Whether a failed attempt reached the broker and ended in TLS. A broker that does not accept the certificate shown may, since TLS 1.3, just close what looks like a connection before its greeting.
    /// </summary>
    private static bool IsOfTls(Exception? error)
    {
        if (error is not (MqttCommunicationException or SocketException or IOException))
        {
            return false;
        }

        for (; error is not null; error = error.InnerException)
        {
            var isNotReached = error is SocketException { SocketErrorCode: not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.NotConnected) };
            if (isNotReached || error is MqttCommunicationTimedOutException or OperationCanceledException)
            {
                return false;
            }
        }

        return true;
    }

    private bool Accepts(MqttClientCertificateValidationEventArgs shown)
    {
        if (AuthoritiesPem is null)
        {
            return shown.SslPolicyErrors == SslPolicyErrors.None;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(AuthoritiesPem);
        chain.ChainPolicy.ExtraStore.AddRange(shown.Chain.ChainPolicy.ExtraStore);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return (shown.SslPolicyErrors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
            && shown.Certificate is X509Certificate2 server && chain.Build(server);
    }
}

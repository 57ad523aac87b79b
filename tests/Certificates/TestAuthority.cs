using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Station.Tests.Certificates;

/// <summary>A private authority that lives for a test, and what it issues: nothing of it is kept.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority(string name, DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(from, until);
    }

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem() + "\n";

    /// <summary>A server's certificate for a name and for this machine, with its key.</summary>
    public X509Certificate2 IssueServer(string host, DateTimeOffset from, DateTimeOffset until)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        return Issue(host, ServerUse, names.Build(), from, until);
    }

    /// <summary>PEM of a client's certificate and its key, the name being its user at the broker.</summary>
    public string IssueClientPem(string user, DateTimeOffset from, DateTimeOffset until)
    {
        using X509Certificate2 issued = Issue(user, ClientUse, null, from, until);
        return PemOf(issued);
    }

    /// <summary>PEM of a certificate and its key.</summary>
    public static string PemOf(X509Certificate2 certificate) =>
        certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
    }

    private X509Certificate2 Issue(string name, string use, X509Extension? names, DateTimeOffset from, DateTimeOffset until)
    {
        using ECDsa own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        using X509Certificate2 issued = request.Create(Certificate, from, until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(own);
    }
}

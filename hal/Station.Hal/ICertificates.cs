namespace Station.Hal;

/// <summary>What the platform's TLS library reads in a certificate.</summary>
public interface ICertificates
{
    /// <summary>Reads when the first certificate of a PEM expires. False when there is none that the library can read.</summary>
    /// <param name="pem">PEM text; what is not a certificate in it is passed over.</param>
    /// <param name="expiresUtcMs">UTC in ms since 1970 at which it expires.</param>
    bool TryReadExpiry(string pem, out long expiresUtcMs);
}

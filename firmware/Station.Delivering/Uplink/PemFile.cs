using System;
using System.Text;
using Station.Hal;

namespace Station.Uplink;

/// <summary>Certificates as they lie on the volume.</summary>
public static class PemFile
{
    /// <summary>A block of flash: two authorities, or a certificate with its key.</summary>
    public const int LimitBytes = 4096;

    /// <summary>RFC 7468: lines of 64.</summary>
    private const int LineDigits = 64;

    private const string Beginning = "-----BEGIN CERTIFICATE-----";

    /// <summary>The text of a file; null when it is not there, holds more than <see cref="LimitBytes"/>, anything but ASCII, or no certificate.</summary>
    public static string Read(IFileStore files, string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        var content = new byte[LimitBytes + 1];
        if (files.Read(path, 0, content, 0, content.Length, out int count) != FileStatus.Done || count > LimitBytes)
        {
            return null;
        }

        for (int i = 0; i < count; i++)
        {
            if (content[i] == 0 || content[i] > 0x7E)
            {
                return null;
            }
        }

        string text = Encoding.UTF8.GetString(content, 0, count);
        return text.IndexOf(Beginning) >= 0 ? text : null;
    }

    /// <summary>A certificate as text.</summary>
    public static string Write(byte[] certificate)
    {
        string digits = Convert.ToBase64String(certificate);
        var text = new StringBuilder(digits.Length + 96);
        text.Append(Beginning).Append('\n');
        for (int position = 0; position < digits.Length; position += LineDigits)
        {
            text.Append(digits.Substring(position, digits.Length - position < LineDigits ? digits.Length - position : LineDigits)).Append('\n');
        }

        return text.Append("-----END CERTIFICATE-----\n").ToString();
    }

    /// <summary>When the first of the certificates in a PEM expires: UTC in ms, or <paramref name="otherUtcMs"/> where that is earlier; 0 stands for a time that is not known.</summary>
    public static long FirstExpiryUtcMs(ICertificates certificates, string pem, long otherUtcMs)
    {
        long firstUtcMs = otherUtcMs;
        int position = pem.IndexOf(Beginning);
        while (position >= 0)
        {
            int next = pem.IndexOf(Beginning, position + Beginning.Length);
            string one = pem.Substring(position, (next < 0 ? pem.Length : next) - position);
            if (certificates.TryReadExpiry(one, out long expiresUtcMs) && (firstUtcMs == 0 || expiresUtcMs < firstUtcMs))
            {
                firstUtcMs = expiresUtcMs;
            }

            position = next;
        }

        return firstUtcMs;
    }
}

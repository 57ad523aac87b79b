using Station.Bytes;
using Station.Hal;
using Station.Settings;
using Station.Texts;
using Station.Uplink;

namespace Station.Commands;

/// <summary>
/// Trusts an authority: <c>alone u8, certificate: bytes varint, DER</c>. It is written to the authority file that is not in force, with those of the one that is behind it unless it is to stand alone,
/// and that file is put into force on trial. Answers the minutes of the trial, and UTC in seconds at which the authority expires.
/// </summary>
public sealed class TrustCommand : ICommand
{
    /// <summary>Longest certificate: one with a key of RSA 2,048 fits.</summary>
    public const int CertificateLimitBytes = 900;

    private readonly IBoard board;
    private readonly SettingsDesk desk;

    public TrustCommand(IBoard board, SettingsDesk desk)
    {
        this.board = board;
        this.desk = desk;
    }

    public CommandCode Code => CommandCode.Trust;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        bool isAlone = arguments.U8() == 1;
        var certificate = new byte[arguments.Varint(CertificateLimitBytes)];
        arguments.Bytes(certificate, 0, certificate.Length);
        if (!arguments.Finished)
        {
            return CommandOutcome.BadArguments;
        }

        // The file that is not in force is what a trial goes back to.
        if (desk.Store.IsOnTrial)
        {
            return CommandOutcome.Busy;
        }

        string inForce = desk.Store.Settings.Text(SettingKey.BrokerAuthorityFile);
        string pem = PemFile.Write(certificate);
        if (!board.Certificates.TryReadExpiry(pem, out long expiresUtcMs))
        {
            return CommandOutcome.BadValue;
        }

        string others = isAlone ? null : PemFile.Read(board.Files, inForce);
        byte[] content = System.Text.Encoding.UTF8.GetBytes(pem + others);
        if (content.Length > PemFile.LimitBytes)
        {
            return CommandOutcome.BadValue;
        }

        string path = AuthorityFiles.Other(inForce);
        if (board.Files.Replace(path, content, content.Length) != FileStatus.Done)
        {
            return CommandOutcome.NotSaved;
        }

        effect.Text(path);
        answer.Varint(desk.TrialMinutes(ChangeTo(path)));
        answer.Varint(expiresUtcMs / 1000);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs) =>
        desk.Change(ChangeTo(effect.Text(ByteReader.TextLimitBytes))) != Refusal.SettingsNotSaved;

    /// <summary>Made anew: once in years, and not to be kept in memory until then.</summary>
    private SettingChange ChangeTo(string path)
    {
        var change = new SettingChange();
        desk.Take(desk.NameOf(SettingKey.BrokerAuthorityFile), path, true, change);
        return change;
    }
}

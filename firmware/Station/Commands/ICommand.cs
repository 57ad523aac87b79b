using Station.Bytes;

namespace Station.Commands;

/// <summary>
/// One command. What is to outlive the boot is done in two parts: <see cref="Begin"/> understands and checks, the ledger makes command and effect durable in one commit, and
/// <see cref="CarryOut"/> does what the ledger says, after a power cut once more.
/// </summary>
public interface ICommand
{
    CommandCode Code { get; }

    /// <summary>Understands and checks; changes nothing but what ends with this boot.</summary>
    /// <param name="arguments">What follows the command's code.</param>
    /// <param name="effect">Takes what <see cref="CarryOut"/> needs; nothing for a command that leaves nothing to carry out after a power cut.</param>
    /// <param name="answer">Takes what is answered besides the outcome.</param>
    /// <param name="nowMs">Uptime.</param>
    CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs);

    /// <summary>Carries out what <see cref="Begin"/> wrote; what is done already stays as it is. False when it must be tried again.</summary>
    bool CarryOut(ByteReader effect, long nowMs);
}

namespace Station.Simulator.Oracles;

/// <summary>What has arrived of one block.</summary>
/// <param name="TagStart">First eight bytes of its tag.</param>
/// <param name="Previous">What it says of the tag of the block before it.</param>
/// <param name="LastSequence">Its last record.</param>
/// <param name="Boot">Boot of its records.</param>
/// <param name="BootNonce">Nonce of that boot.</param>
public readonly record struct BlockEvidence(ulong TagStart, ulong Previous, long LastSequence, long Boot, uint BootNonce);

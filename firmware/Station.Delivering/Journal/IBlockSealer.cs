namespace Station.Journal;

/// <summary>
/// What the journal needs of the sealing room. A block is sealed when it is stored, because its key will be gone when it is published; flash keeps payload and tag, and what is
/// always the same around them is put back on the way out.
/// </summary>
public interface IBlockSealer
{
    /// <summary>Generation and epoch of the key that seals now, as in a key id: generation u8, epoch u24.</summary>
    uint SealingKey { get; }

    /// <summary>The 32-byte tag of a block's payload.</summary>
    /// <param name="source">Holds the payload.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="count">Its bytes.</param>
    byte[] TagOf(byte[] source, int offset, int count);

    /// <summary>The message of a stored block, in an array of exactly its length.</summary>
    /// <param name="sealingKey">What <see cref="SealingKey"/> was when the block was sealed.</param>
    /// <param name="source">Holds payload and tag.</param>
    /// <param name="payloadOffset">Where the payload begins.</param>
    /// <param name="payloadCount">Bytes of the payload.</param>
    /// <param name="tagOffset">Where the 32 bytes of the tag begin.</param>
    byte[] MessageOf(uint sealingKey, byte[] source, int payloadOffset, int payloadCount, int tagOffset);
}

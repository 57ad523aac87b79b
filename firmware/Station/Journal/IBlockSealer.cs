using Station.Bytes;

namespace Station.Journal;

/// <summary>What the journal needs of the sealing room: blocks are stored as they will be published, because their key will be gone by then.</summary>
public interface IBlockSealer
{
    /// <summary>Seals a block's payload, writes the message at the writer's position and returns the 32-byte tag.</summary>
    byte[] SealBlock(byte[] payload, int count, ByteWriter message);
}

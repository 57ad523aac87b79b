using Station.Bytes;

namespace Station.Journal;

/// <summary>What the journal needs to know to open a boot: both are written just before the boot's first record.</summary>
public interface IBootReport
{
    /// <summary>Writes cause and short boots, the head of a boot event's body.</summary>
    void WriteCause(ByteWriter body);

    /// <summary>Writes firmware version and board, the end of a boot event's body.</summary>
    void WriteProduct(ByteWriter body);

    /// <summary>Writes the context body without its number.</summary>
    void WriteDescription(ByteWriter description);
}

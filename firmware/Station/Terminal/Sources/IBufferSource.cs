using Station.Journal;

namespace Station.Terminal.Sources;

/// <summary>What the command <c>buffer</c> shows: what the station still holds.</summary>
public interface IBufferSource
{
    /// <summary>How the journal was found and whether it takes records.</summary>
    JournalState Journal { get; }

    /// <summary>Records in memory that wait until this boot has lasted.</summary>
    int HeldRecords { get; }

    /// <summary>Records in the open block.</summary>
    int OpenRecords { get; }

    /// <summary>Sealed blocks in flash.</summary>
    long BlocksHeld { get; }

    /// <summary>Blocks among them that have not been published.</summary>
    long BlocksUnpublished { get; }

    /// <summary>Blocks of this generation that the platform has confirmed.</summary>
    long BlocksReceived { get; }

    /// <summary>Flash segments in use.</summary>
    int SegmentsUsed { get; }

    /// <summary>Flash segments that may be in use.</summary>
    int SegmentLimit { get; }

    /// <summary>Records of this boot that could not be kept.</summary>
    int RefusedRecords { get; }

    /// <summary>Damaged blocks found in this boot.</summary>
    int DamagedBlocks { get; }

    /// <summary>Ranges in the loss ledger that the platform has not been told yet.</summary>
    int LossRanges { get; }
}

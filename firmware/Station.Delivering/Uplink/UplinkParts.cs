using Station.Hal;
using Station.Journal;
using Station.Sealing;
using Station.Settings;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>What the uplink works with.</summary>
public sealed class UplinkParts
{
    public IBoard Board { get; set; }

    public RecordJournal Journal { get; set; }

    public BootOpening Opening { get; set; }

    public BootTrial Trial { get; set; }

    public BlockStore Store { get; set; }

    public BlockCursor Cursor { get; set; }

    public MessageSealer Sealer { get; set; }

    public Envelope Envelope { get; set; }

    public TimeKeeper Time { get; set; }

    public ContextBook Context { get; set; }

    public Topics Topics { get; set; }

    public BrokerAccess Access { get; set; }

    public StatusMessage Status { get; set; }

    public SettingsStore Settings { get; set; }

    /// <summary>Set once the rooms that carry commands out are there, before the first step.</summary>
    public ICommandTaker Commands { get; set; }
}

using Station.Bytes;
using Station.Settings;
using Station.Texts;

namespace Station.Commands;

/// <summary>
/// Changes settings: <c>pairs varint (1 to 6), each: name text, value text</c>. Secrets are set at the terminal only, since nothing here is encrypted for the station alone. Answers the minutes of the
/// trial (0: none) and whether a value waits for the next start; of a refusal which pair and why.
/// </summary>
public sealed class SetCommand : ICommand
{
    private readonly SettingsDesk desk;

    public SetCommand(SettingsDesk desk) => this.desk = desk;

    public CommandCode Code => CommandCode.Set;

    public CommandOutcome Begin(ByteReader arguments, ByteWriter effect, ByteWriter answer, long nowMs)
    {
        var change = new SettingChange();
        Refusal refusal = Read(arguments, change);
        if (!arguments.Finished || (refusal == Refusal.None && change.Count == 0))
        {
            return CommandOutcome.BadArguments;
        }

        if (refusal != Refusal.None)
        {
            answer.Varint(change.Count);
            answer.U8((int)refusal);
            return CommandOutcome.BadSetting;
        }

        Write(change, effect);
        answer.Varint(desk.TrialMinutes(change));
        answer.U8(desk.WaitsForStart(change) ? 1 : 0);
        return CommandOutcome.Done;
    }

    public bool CarryOut(ByteReader effect, long nowMs)
    {
        var change = new SettingChange();
        Refusal refusal = Read(effect, change);
        return refusal != Refusal.None || desk.Change(change) != Refusal.SettingsNotSaved;
    }

    /// <summary>Takes the pairs in; the first that is refused is the one behind those taken.</summary>
    private Refusal Read(ByteReader reader, SettingChange change)
    {
        Refusal refusal = Refusal.None;
        int pairs = reader.Varint(SettingChange.PairLimit);
        for (int i = 0; i < pairs; i++)
        {
            string name = reader.Text(ByteReader.TextLimitBytes);
            string value = reader.Text(ByteReader.TextLimitBytes);
            if (refusal == Refusal.None)
            {
                refusal = desk.Take(name, value, true, change);
            }
        }

        return refusal;
    }

    private void Write(SettingChange change, ByteWriter effect)
    {
        effect.Varint(change.Count);
        for (int i = 0; i < change.Count; i++)
        {
            effect.Text(desk.NameOf(change.Key(i)));
            effect.Text(change.Value(i));
        }
    }
}

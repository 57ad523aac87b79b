using Station.Commands;
using Station.Settings;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows the settings, of secrets only whether they are set, or changes some of them together.</summary>
public sealed class SetCommand : TerminalCommand
{
    /// <summary>What a line holds beside the command's name.</summary>
    private const int PairLimit = 3;

    private readonly SettingsDesk desk;
    private readonly SettingChange change = new SettingChange();

    public SetCommand(SettingsDesk desk)
    {
        this.desk = desk;
    }

    public override string Name => "set";

    public override string Grammar => "[NAME VALUE]...";

    public override TextKey Summary => TextKey.SetSummary;

    public override int WordLimit => PairLimit * 2;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        NextLine = 0;
        change.Clear();
        if (line.WordCount % 2 == 0)
        {
            return line.Refuse(Refusal.SettingWithoutValue, line.Word(line.WordCount - 1));
        }

        for (int word = 1; word < line.WordCount; word += 2)
        {
            Refusal refusal = desk.Take(line.Word(word), line.Word(word + 1), false, change);
            if (refusal != Refusal.None)
            {
                return line.Refuse(refusal, line.Word(word));
            }
        }

        return desk.Change(change);
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs) => change.Count > 0 ? WriteOutcome(writer) : WriteSetting(writer);

    public override string Candidate(int word, int index)
    {
        SettingsSchema schema = desk.Store.Settings.Schema;
        return word % 2 == 1 && index < schema.Count ? schema[index].Name : null;
    }

    private bool WriteOutcome(TerminalWriter writer)
    {
        int trialMinutes = desk.TrialMinutes(change);
        bool waits = desk.WaitsForStart(change);
        writer.Row().Field("atStart").Flag(waits).Show(waits ? TextKey.SettingsAfterStart : TextKey.SettingsSaved).NewLine();
        if (trialMinutes > 0)
        {
            writer.Label("trialMinutes", TextKey.SettingsOnTrial).Number(trialMinutes).Show(" min").NewLine();
        }

        return false;
    }

    private bool WriteSetting(TerminalWriter writer)
    {
        SettingsStore store = desk.Store;
        if (NextLine < store.Settings.Schema.Count)
        {
            SettingDefinition definition = store.Settings.Schema[NextLine++];
            string value = store.Settings.Text(definition.Key);
            writer.Row().Field("name").Text(definition.Name).PadTo(TerminalWriter.ValueColumn);
            if (definition.Secret)
            {
                writer.Field("isSet").Flag(value.Length > 0).Show(value.Length > 0 ? TextKey.SettingIsSet : TextKey.SettingIsNotSet);
            }
            else
            {
                writer.Field("value").Text(value).Show(" ").Show(definition.Unit);
            }

            writer.NewLine();
            return true;
        }

        writer.Row().Label("version", TextKey.Version).Number(store.Version);
        if (store.IsOnTrial)
        {
            writer.Show("  ").Show(TextKey.SettingsOnTrial).Show(" ").Field("trialMinutes").Number(desk.TrialLeftMinutes).Show(" min");
        }
        else if (store.Note == SettingsNote.TakenBack)
        {
            writer.Field("takenBack").Flag(true).Show("  ").Show(TextKey.SettingsTakenBack);
        }

        writer.NewLine();
        return false;
    }
}

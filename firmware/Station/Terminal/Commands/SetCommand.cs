using Station.Commands;
using Station.Settings;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows the settings, of secrets only whether they are set, or changes some of them together.</summary>
public sealed class SetCommand : ITerminalCommand
{
    /// <summary>What a line holds beside the command's name.</summary>
    private const int PairLimit = 3;

    private readonly SettingsDesk desk;
    private readonly SettingChange change = new SettingChange();
    private int next;

    public SetCommand(SettingsDesk desk)
    {
        this.desk = desk;
    }

    public string Name => "set";

    public string Grammar => "[NAME VALUE]...";

    public TextKey Summary => TextKey.SetSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => PairLimit * 2;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        next = 0;
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

    public bool WriteNext(TerminalWriter writer, long nowMs) => change.Count > 0 ? WriteOutcome(writer) : WriteSetting(writer);

    private bool WriteOutcome(TerminalWriter writer)
    {
        int trialMinutes = desk.TrialMinutes(change);
        writer.Text(desk.WaitsForStart(change) ? TextKey.SettingsAfterStart : TextKey.SettingsSaved).NewLine();
        if (trialMinutes > 0)
        {
            writer.Label(TextKey.SettingsOnTrial).Number(trialMinutes).Text(" min").NewLine();
        }

        return false;
    }

    private bool WriteSetting(TerminalWriter writer)
    {
        SettingsStore store = desk.Store;
        if (next < store.Settings.Schema.Count)
        {
            SettingDefinition definition = store.Settings.Schema[next++];
            string value = store.Settings.Text(definition.Key);
            writer.Text(definition.Name).PadTo(TerminalWriter.ValueColumn);
            if (definition.Secret)
            {
                writer.Text(value.Length > 0 ? TextKey.SettingIsSet : TextKey.SettingIsNotSet);
            }
            else
            {
                writer.Text(value).Text(" ").Text(definition.Unit);
            }

            writer.NewLine();
            return true;
        }

        writer.Label(TextKey.Version).Number(store.Version);
        if (store.IsOnTrial)
        {
            writer.Text("  ").Text(TextKey.SettingsOnTrial).Text(" ").Number(desk.TrialLeftMinutes).Text(" min");
        }
        else if (store.Note == SettingsNote.TakenBack)
        {
            writer.Text("  ").Text(TextKey.SettingsTakenBack);
        }

        writer.NewLine();
        return false;
    }
}

using Station.Settings;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows the language of the terminal, or changes it for good.</summary>
public sealed class LanguageCommand : TerminalCommand
{
    private readonly Catalogue catalogue;
    private readonly SettingsStore store;

    public LanguageCommand(Catalogue catalogue, SettingsStore store)
    {
        this.catalogue = catalogue;
        this.store = store;
    }

    public override string Name => "lang";

    public override string Grammar => "[zh|en]";

    public override TextKey Summary => TextKey.LanguageSummary;

    public override int WordLimit => 1;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        if (line.WordCount == 1)
        {
            return Refusal.None;
        }

        if (!Catalogue.TryParse(line.Word(1), out Language language))
        {
            return line.Refuse(Refusal.BadWord, line.Word(1));
        }

        // The person at the terminal gets the language at once, also when flash refuses to remember it.
        bool changed = catalogue.Language != language;
        catalogue.Language = language;
        return changed ? store.Change(SettingKey.Language, Catalogue.Word(language)) : Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        writer.Row().Label("language", TextKey.LanguageName).Text(Catalogue.Word(catalogue.Language)).NewLine();
        return false;
    }

    public override string Candidate(int word, int index) => word == 1 ? Pick(new string[] { "zh", "en" }, index) : null;
}

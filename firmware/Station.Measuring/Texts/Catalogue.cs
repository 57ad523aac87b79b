namespace Station.Texts;

/// <summary>
/// Every text that a person sees, by key. A language is a few switches: its texts stay in the program's flash and take no RAM until one is shown. There are
/// several because the device's byte code counts the branches of a switch in one byte.
/// </summary>
public sealed class Catalogue
{
    /// <summary>The language in which texts are shown.</summary>
    public Language Language { get; set; }

    /// <summary>The text in the language in force.</summary>
    public string Text(TextKey key) => Text(key, Language);

    /// <summary>The text in a language; null when the language lacks it.</summary>
    public static string Text(TextKey key, Language language)
    {
        if (key >= TextKey.LogBoot)
        {
            return language == Language.English ? EnglishLogTexts.Text(key) : ChineseLogTexts.Text(key);
        }

        if (key >= TextKey.WatchSummary)
        {
            return language == Language.English ? EnglishServiceTexts.Text(key) : ChineseServiceTexts.Text(key);
        }

        return language == Language.English ? EnglishTexts.Text(key) : ChineseTexts.Text(key);
    }

    /// <summary>The word for a language in settings and commands.</summary>
    public static string Word(Language language) => language == Language.English ? "en" : "zh";

    /// <summary>The language of a word. False when there is none of that name.</summary>
    public static bool TryParse(string word, out Language language)
    {
        language = word == "en" ? Language.English : Language.Chinese;
        return word == "en" || word == "zh";
    }
}

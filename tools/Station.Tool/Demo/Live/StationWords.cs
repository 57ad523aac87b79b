using Station.Page.Contract;
using Station.Texts;

namespace Station.Tool.Demo.Live;

/// <summary>The station's own texts, for the page.</summary>
internal static class StationWords
{
    public static Words Of(TextKey key) => new(Catalogue.Text(key, Language.Chinese), Catalogue.Text(key, Language.English));

    /// <summary>The text whose key is named after a member of an enumeration, behind a word of its kind.</summary>
    public static Words Of<T>(string kind, T member)
        where T : struct, Enum => Of(Enum.Parse<TextKey>(kind + member));
}

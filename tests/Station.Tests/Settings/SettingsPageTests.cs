using System.Text;
using Station.Settings;
using Station.Tests.Texts;
using Xunit;

namespace Station.Tests.Settings;

public sealed class SettingsPageTests
{
    [Fact]
    public void The_page_has_the_table_of_the_schema()
    {
        var schema = new SettingsSchema();
        var expected = new StringBuilder("| name | type | range | unit | default |\n|---|---|---|---|---|\n");
        for (int i = 0; i < schema.Count; i++)
        {
            SettingDefinition setting = schema[i];
            string secret = setting.Secret ? ", secret" : "";
            string standard = setting.Standard.Length > 0 ? $"`{setting.Standard}`" : "";
            expected.Append($"| `{setting.Name}` | {setting.Type.ToString().ToLowerInvariant()}{secret} | {Range(setting)} | {setting.Unit} | {standard} |\n");
        }

        Assert.True(SourceFolder.Read("docs", "settings.md").Contains(expected.ToString()), "docs/settings.md must have this table:\n" + expected);
    }

    private static string Range(SettingDefinition setting) => setting.Type switch
    {
        SettingType.Number => $"{setting.Minimum} to {setting.Maximum}",
        SettingType.Key => "64 digits",
        SettingType.Language => "`zh` or `en`",
        _ => $"up to {setting.Maximum} bytes",
    };
}

using System.Text.RegularExpressions;
using Station.Tests.Sensors;

namespace Station.Tests.Adversary;

/// <summary>Each attack of docs/security.md: what must be noticed is stated there and here, and it is noticed.</summary>
public sealed partial class AdversaryTests
{
    private static readonly Attack[] Attacks = [.. WireAttacks.All, .. ChainAttacks.All, .. StationAttacks.All];

    public static TheoryData<string> Names => [.. Attacks.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_must_be_noticed_is_noticed_and_nothing_else(string name)
    {
        Attack attack = Attacks.Single(candidate => candidate.Name == name);
        Assert.Equal(attack.Noticed, string.Join(' ', attack.Try().Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Without_an_attack_nothing_is_noticed() =>
        Assert.Empty(TrialStore.WordsOf(HonestRun.Recorded.Registry, HonestRun.Recorded.Messages));

    [Fact]
    public void The_page_on_security_has_each_attack_with_what_is_noticed_and_no_other()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "security.md"));
        string section = page[page.IndexOf("## Attack by attack", StringComparison.Ordinal)..page.IndexOf("## What cannot be noticed", StringComparison.Ordinal)];
        var rows = Row().Matches(section).Select(row => (
            Name: row.Groups["name"].Value,
            Noticed: string.Join(' ', Word().Matches(row.Groups["noticed"].Value).Select(word => word.Groups[1].Value).Order(StringComparer.Ordinal))));
        Assert.Equal(Attacks.Select(attack => (attack.Name, attack.Noticed)).Order(), rows.Order());
    }

    /// <summary>A row of the table: the attack's name, what it is, what is noticed, why.</summary>
    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|[^|]*\|(?<noticed>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Word();
}

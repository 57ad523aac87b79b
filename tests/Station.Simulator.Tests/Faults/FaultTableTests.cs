using Station.Hal.Simulated;
using Station.Simulator.Faults;

namespace Station.Simulator.Tests.Faults;

public sealed class FaultTableTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenario-format.md"));

    [Fact]
    public void Names_are_unique() => Assert.Distinct(FaultTable.All.Select(kind => kind.Name));

    [Fact]
    public void Every_family_has_kinds() => Assert.All(Enum.GetValues<FaultFamily>(), family => Assert.NotEmpty(FaultTable.Of(family)));

    [Fact]
    public void Every_value_that_the_swarm_draws_may_be_written()
    {
        var random = new SeededRandom(1);
        foreach (FaultKind kind in FaultTable.All)
        {
            foreach (FaultParameter parameter in kind.Parameters.Append(kind.Lasts).OfType<FaultParameter>())
            {
                for (int i = 0; i < 200; i++)
                {
                    string value = parameter.Draw(random);
                    Assert.True(parameter.Accepts(value), $"{kind.Name} {parameter.Name}={value}");
                }
            }
        }
    }

    [Fact]
    public void The_page_tells_of_every_kind_with_its_parameters_and_of_no_other()
    {
        string[] expected = [.. FaultTable.All.Select(Row)];
        string[] told = [.. Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("| fault:", StringComparison.Ordinal))];
        Assert.Equal(expected, told);
    }

    private static string Row(FaultKind kind)
    {
        IEnumerable<string> parameters = kind.Parameters.Select(parameter => parameter.Name).Concat(kind.Lasts is null ? [] : ["for"]);
        return $"| `{kind.Name}` | fault: {kind.Family.ToString().ToLowerInvariant()} | {string.Join(' ', parameters.Select(name => $"`{name}`"))} | {kind.What} |";
    }
}

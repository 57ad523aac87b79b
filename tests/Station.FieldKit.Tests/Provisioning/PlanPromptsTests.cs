using Spectre.Console.Testing;
using Station.Tool;
using Station.Tool.Provisioning;

namespace Station.FieldKit.Tests.Provisioning;

/// <summary>A person who is asked what the station is to be.</summary>
public sealed class PlanPromptsTests
{
    private readonly TestConsole console = new TestConsole().Interactive();

    [Fact]
    public async Task What_is_missing_is_asked_for_until_it_can_be_used()
    {
        var values = new Dictionary<string, string> { ["name"] = "bridge", ["profile"] = "minimum", ["site"] = "here" };
        Type("42", "0000002a", "91", "37.5", "114.5", "station net", "short", "short", "long enough", "long enough", "broker.example.org", "", "", "", "", "", "", "", "0", "", "");

        await new PlanPrompts(console).CompleteAsync(values, TestContext.Current.CancellationToken);

        Assert.Equal("0000002a", values["station"]);
        Assert.Equal("37.5", values["latitude"]);
        Assert.Equal("long enough", values["network-password"]);
        Assert.Equal("8883", values["broker-port"]);
        Assert.Equal("ntp.aliyun.com", values["time-server-1"]);
        Assert.Equal("here", values["site"]);
        Assert.DoesNotContain("long enough", console.Output);
        Assert.NotNull(ProvisioningPlan.Of(values));
    }

    [Fact]
    public async Task A_new_passphrase_that_is_typed_differently_ends_it()
    {
        Type("planted passphrase", "planted passphrasf");

        ToolError error = await Assert.ThrowsAsync<ToolError>(() => new PlanPrompts(console).SecretAsync("Passphrase of the registry", isNew: true, TestContext.Current.CancellationToken));

        Assert.Equal("passphrase-differs", error.Token);
        Assert.DoesNotContain("planted", error.Line + console.Output);
    }

    [Fact]
    public async Task A_known_passphrase_is_asked_for_once()
    {
        Type("planted passphrase");

        Assert.Equal("planted passphrase", await new PlanPrompts(console).SecretAsync("Passphrase of the registry", isNew: false, TestContext.Current.CancellationToken));
    }

    private void Type(params string[] lines)
    {
        foreach (string line in lines)
        {
            console.Input.PushTextWithEnter(line);
        }
    }
}

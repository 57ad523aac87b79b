namespace Station.FieldKit.Tests;

/// <summary>A plan with secrets that must show up nowhere, and a registry's passphrase.</summary>
internal static class TestPlan
{
    public const string NetworkPassword = "planted wifi passphrase";
    public const string BrokerPassword = "planted-broker-secret";

    public static string Write(WorkFolder folder, string station = "0000002a", string more = "", string name = "plan", int encryption = 0) => folder.Put(name, $"""
        # A station of the tests.
        station = {station}
        name = 七里河桥 "north"
        profile = minimum
        site = 七里河桥
        latitude = 37.0682
        longitude = -114.5048
        network-name = station net
        network-password = {NetworkPassword}
        broker-host = broker.example.org
        broker-password = {BrokerPassword}
        broker-encryption = {encryption}
        time-server-1 = time.example.org
        {more}
        """);

    /// <summary>The arguments that name plan and registry.</summary>
    public static string[] Arguments(WorkFolder folder, string plan) =>
        ["provision", "--file", plan, "--registry", folder["registry"], "--passphrase-file", File.Exists(folder["passphrase"]) ? folder["passphrase"] : folder.Put("passphrase", "twelve bytes at least\n")];
}

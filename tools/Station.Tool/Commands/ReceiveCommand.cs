using System.CommandLine;
using Station.Platform.Keys;
using Station.Platform.Reception;
using Station.Platform.Senml;
using Station.Tool.Receiving;

namespace Station.Tool.Commands;

/// <summary><c>station receive</c>: the platform's receiver, until somebody stops it.</summary>
internal static class ReceiveCommand
{
    private static readonly Option<string> Broker = new("--broker") { Description = "The broker, mqtt://HOST:PORT or mqtts://HOST:PORT.", Required = true, HelpName = "URL" };

    private static readonly Option<string> Store = new("--store")
    {
        Description = "The store; it is made where there is none.",
        Required = true,
        HelpName = "FILE",
    };

    private static readonly KeysOptions Keys = new();

    private static readonly BrokerLoginOptions Login = new();

    private static readonly Option<string> ClientId = new("--client-id")
    {
        Description = "Name towards the broker, which keeps what arrives meanwhile under it: always the same for one store.",
        DefaultValueFactory = _ => "station-platform",
    };

    private static readonly Option<SenmlForm?> Republish = new("--republish")
    {
        Description = "Publish what was verified as SenML (RFC 8428), json or cbor, on senml/STATION/minute and hour.",
        HelpName = "FORM",
    };

    private static readonly Option<bool> NoTimeHints = new("--no-time-hints")
    {
        Description = "Do not tell stations the time that say that they do not know it: the clock of this machine is not kept by a time server.",
    };

    public static Command Create()
    {
        var command = new Command("receive", "Takes telemetry from a broker into a store and sends the stations their receipts, until Ctrl-C.")
        {
            Broker, Store, ClientId, Republish, NoTimeHints,
        };
        Keys.AddTo(command);
        Login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        BrokerAddress broker = BrokerAddress.Parse(parsed.GetValue(Broker)!);
        BrokerLogin login = Login.Read(parsed, broker);
        using RegistryWatch registry = Keys.Watch(parsed);
        string storePath = parsed.GetValue(Store)!;
        var options = new ReceiverOptions
        {
            Broker = broker,
            Login = login,
            ClientId = parsed.GetValue(ClientId)!,
            Republish = parsed.GetValue(Republish),
            HintTime = !parsed.GetValue(NoTimeHints),
        };
        var receiver = new Receiver(options, storePath, registry, TimeProvider.System);
        using var progress = new ReceptionProgress(Console.Out, Console.Error);
        receiver.Connected += () => progress.ShowConnected(broker, storePath, registry.Current.Stations.Count);
        receiver.Committed += progress.Count;
        receiver.RegistryTaken += progress.ShowRegistry;
        receiver.RegistryKept += error => progress.ShowTrouble(ToolError.From(error));
        receiver.TimeHinted += progress.ShowTimeHint;
        receiver.Interrupted += error => progress.ShowTrouble(ToolError.From(error));
        try
        {
            await receiver.RunAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // This is how it is told to end.
        }

        return progress.Finish() ? ExitStatus.Ok : ExitStatus.LawBroken;
    }
}

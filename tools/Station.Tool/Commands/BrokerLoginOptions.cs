using System.CommandLine;
using Station.Platform.Reception;

namespace Station.Tool.Commands;

/// <summary>The options with which a command logs in at a broker. Secrets come from files, never from the command line.</summary>
internal sealed class BrokerLoginOptions
{
    private readonly Option<string?> authorities;
    private readonly Option<string?> certificate;
    private readonly Option<string?> key;
    private readonly Option<string?> user;
    private readonly Option<string?> password;

    /// <param name="recursive">The command's own commands take them, too.</param>
    public BrokerLoginOptions(bool recursive = false)
    {
        authorities = Create("--ca", "PEM of the authorities of which one must have issued the broker's certificate; those of the system without it.", "FILE", recursive);
        certificate = Create("--client-certificate", "PEM of the certificate to show the broker.", "FILE", recursive);
        key = Create("--client-key", "PEM of its key, not encrypted; readable by its owner alone.", "FILE", recursive);
        user = Create("--user", "User at the broker.", "NAME", recursive);
        password = Create("--password-file", "File whose first line is that user's password; readable by its owner alone.", "FILE", recursive);
    }

    public void AddTo(Command command)
    {
        foreach (Option<string?> option in new[] { authorities, certificate, key, user, password })
        {
            command.Options.Add(option);
        }
    }

    public BrokerLogin Read(ParseResult parsed, BrokerAddress broker) => new BrokerLoginFiles
    {
        Authorities = parsed.GetValue(authorities),
        Certificate = parsed.GetValue(certificate),
        Key = parsed.GetValue(key),
        User = parsed.GetValue(user),
        Password = parsed.GetValue(password),
    }.Read(broker);

    private static Option<string?> Create(string name, string description, string helpName, bool recursive) =>
        new(name) { Description = description, HelpName = helpName, Recursive = recursive };
}

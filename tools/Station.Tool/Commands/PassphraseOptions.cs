using System.CommandLine;
using Station.Platform.Errors;
using Station.Platform.Keys;

namespace Station.Tool.Commands;

/// <summary>The two ways to hand over a passphrase. There is none by argument or environment, which others can see.</summary>
internal sealed class PassphraseOptions
{
    private readonly Option<string?> file;
    private readonly Option<int?> descriptor;

    /// <param name="prefix">What the options' names begin with, such as <c>--passphrase</c>.</param>
    /// <param name="purpose">What it is the passphrase of.</param>
    /// <param name="recursive">The command's own commands take them, too.</param>
    public PassphraseOptions(string prefix, string purpose, bool recursive = false)
    {
        file = new Option<string?>($"{prefix}-file") { Description = $"File whose first line is the passphrase of {purpose}; readable by its owner alone.", HelpName = "FILE", Recursive = recursive };
        descriptor = new Option<int?>($"{prefix}-fd") { Description = $"Open file descriptor that gives the passphrase of {purpose}.", HelpName = "N", Recursive = recursive };
    }

    public void AddTo(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(descriptor);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is not null && result.GetResult(descriptor) is not null)
            {
                result.AddError($"Give either {file.Name} or {descriptor.Name}.");
            }
        });
    }

    /// <summary>The passphrase, or null when none is given.</summary>
    public Passphrase? Read(ParseResult parsed) => parsed.GetValue(file) is { } path
        ? Passphrase.FromFile(path)
        : parsed.GetValue(descriptor) is { } number ? Passphrase.FromDescriptor(number) : null;

    /// <summary>The passphrase; the error names what it is needed for when none is given.</summary>
    public Passphrase Require(ParseResult parsed, string subject) => Read(parsed)
        ?? throw new ToolError((int)ErrorToken.PassphraseMissing.ExitClass, ErrorToken.PassphraseMissing.Token, $"{subject}: it is sealed with a passphrase.", $"Give it with {file.Name} or {descriptor.Name}.");
}

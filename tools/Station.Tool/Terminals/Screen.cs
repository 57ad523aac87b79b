namespace Station.Tool.Terminals;

/// <summary>Where what a station prints goes: to the screen as it is, to a pipe and to a transcript without colours.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly Stream output;
    private readonly Stream? transcript;
    private readonly bool isPlain;
    private readonly PlainText plain = new();

    private Screen(Stream output, Stream? transcript, bool isPlain)
    {
        this.output = output;
        this.transcript = transcript;
        this.isPlain = isPlain;
    }

    /// <param name="output">The screen, or what stands for it.</param>
    /// <param name="isPlain">It is a file or a pipe.</param>
    /// <param name="transcriptPath">A new file; null for no transcript.</param>
    /// <exception cref="ToolError">The file cannot be made, or is there already.</exception>
    public static Screen Open(Stream output, bool isPlain, string? transcriptPath)
    {
        try
        {
            Stream? transcript = transcriptPath is null ? null : new FileStream(transcriptPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            return new Screen(output, transcript, isPlain);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(
                ExitStatus.Environment, "transcript-unwritable", $"{transcriptPath}: the transcript cannot be written ({error.Message.TrimEnd('.')}).",
                "Choose a new file in a directory that this user can write to.");
        }
    }

    public async Task ShowAsync(byte[] printed)
    {
        byte[] text = plain.Of(printed);
        await output.WriteAsync(isPlain ? text : printed, CancellationToken.None);
        await output.FlushAsync(CancellationToken.None);
        if (transcript is not null && text.Length > 0)
        {
            await transcript.WriteAsync(text, CancellationToken.None);
            await transcript.FlushAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await output.DisposeAsync();
        if (transcript is not null)
        {
            await transcript.DisposeAsync();
        }
    }
}

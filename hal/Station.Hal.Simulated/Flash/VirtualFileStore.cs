namespace Station.Hal.Simulated.Flash;

/// <summary>
/// The board's file store over a flash model. As on the device, a firmware cannot tell a full volume from a medium that refuses: both are
/// <see cref="FileStatus.Failed"/>. The trace and <see cref="RefusedForSpace"/> tell them apart for everyone else.
/// </summary>
public sealed class VirtualFileStore : IFileStore
{
    private readonly HalGate gate;
    private FlashVolume? volume;

    public VirtualFileStore(HalGate gate, FlashChip chip)
    {
        this.gate = gate;
        Chip = chip;
    }

    /// <summary>The chip under the volume.</summary>
    public FlashChip Chip { get; }

    /// <summary>The volume as it was mounted at the last boot.</summary>
    public FlashVolume Volume => volume ?? throw new InvalidOperationException("The board has not been started, so its volume is not mounted.");

    /// <summary>Changes that were refused because there was no room.</summary>
    public int RefusedForSpace { get; private set; }

    /// <summary>Path of the last operation that was begun, whether or not it came to its end.</summary>
    public string LastPath { get; private set; } = "";

    /// <summary>Operations on the path of the one before.</summary>
    public long Repetitions { get; private set; }

    /// <summary>How long the flash takes; zero by default, which lets every operation end at once.</summary>
    public FlashTiming Timing { get; set; }

    /// <summary>Each change keeps the machine waiting for at least so long, however fast the flash is.</summary>
    public long LeastChangeMs { get; set; }

    /// <summary>Runs after each change that kept the machine waiting, with how long it did, before anything else runs.</summary>
    public event Action<long>? Waited;

    /// <summary>Runs after each operation.</summary>
    public event Action<FileOperation>? Operated;

    /// <summary>Asked before each change: whether the medium refuses it, and leaves everything as it was. Null for never.</summary>
    public Func<bool>? Refuses { get; set; }

    /// <inheritdoc/>
    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        Enter(HalCall.FileRead, path, count);
        FileStatus status = Volume.Read(path, position, buffer.AsSpan(offset, count), out read);
        gate.Trace.Add(buffer.AsSpan(offset, read));
        return Done(new FileOperation("read", path, read, status));
    }

    /// <inheritdoc/>
    public FileStatus Replace(string path, byte[] data, int count)
    {
        Enter(HalCall.FileWrite, path, count);
        gate.Trace.Add(data.AsSpan(0, count));
        return Done(new FileOperation("replace", path, count, Change(() => Volume.Replace(path, data.AsSpan(0, count)))));
    }

    /// <inheritdoc/>
    public FileStatus Append(string path, byte[] data, int count)
    {
        Enter(HalCall.FileWrite, path, count);
        gate.Trace.Add(data.AsSpan(0, count));
        return Done(new FileOperation("append", path, count, Change(() => Volume.Append(path, data.AsSpan(0, count)))));
    }

    /// <inheritdoc/>
    public FileStatus Delete(string path)
    {
        Enter(HalCall.FileDelete, path, 0);
        return Done(new FileOperation("delete", path, 0, Change(() => Volume.Delete(path))));
    }

    /// <inheritdoc/>
    public string[] List(string directory)
    {
        Enter(HalCall.FileList, directory, 0);
        string[]? names = Volume.List(directory);
        Done(new FileOperation("list", directory, names?.Length ?? 0, names is null ? FileStatus.NotFound : FileStatus.Done));
        return names!;
    }

    /// <summary>Mounts again what survived.</summary>
    public void Restart()
    {
        Chip.PowerUp();
        volume = FlashVolume.Mount(Chip);
    }

    private void Enter(HalCall call, string path, int bytes)
    {
        gate.Enter(call, bytes);
        gate.Trace.Add(path);
        Repetitions += path == LastPath ? 1 : 0;
        LastPath = path;
    }

    private FileStatus Change(Func<FileStatus> change)
    {
        if (Refuses?.Invoke() == true)
        {
            return FileStatus.Failed;
        }

        (long erasesBefore, long bytesBefore) = (Chip.BlocksErased, Chip.BytesProgrammed);
        try
        {
            FileStatus status = change();
            Wait(Math.Max(LeastChangeMs, Timing.MillisecondsFor(Chip.BlocksErased - erasesBefore, Chip.BytesProgrammed - bytesBefore)));
            return status;
        }
        catch (PowerCutException)
        {
            gate.Stop(StopReason.PowerCut);
            throw;
        }
    }

    private void Wait(long ms)
    {
        if (ms > 0)
        {
            gate.Spend(ms);
            Waited?.Invoke(ms);
        }
    }

    private FileStatus Done(FileOperation operation)
    {
        gate.Trace.Add((long)operation.Status);
        Operated?.Invoke(operation);
        if (operation.Status != FileStatus.NoSpace)
        {
            return operation.Status;
        }

        RefusedForSpace++;
        return FileStatus.Failed;
    }
}

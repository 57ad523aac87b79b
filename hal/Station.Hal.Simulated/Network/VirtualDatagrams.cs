namespace Station.Hal.Simulated;

/// <summary>UDP to the hosts of the simulated network, one conversation at a time.</summary>
public sealed class VirtualDatagrams : IDatagrams
{
    private readonly record struct Answer(byte[] Bytes, long ArrivesMs);

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly VirtualClock clock;
    private readonly VirtualNetworkLink network;
    private readonly Queue<Answer> answers = new();
    private string? conversation;

    public VirtualDatagrams(VirtualTime time, HalGate gate, VirtualClock clock, VirtualNetworkLink network)
    {
        this.time = time;
        this.gate = gate;
        this.clock = clock;
        this.network = network;
    }

    /// <summary>The hosts, by name. A name that is not here does not resolve.</summary>
    public Dictionary<string, IDatagramHost> Hosts { get; } = [];

    /// <inheritdoc/>
    public bool Send(string host, int port, byte[] data, int count)
    {
        gate.Enter(HalCall.DatagramSend, port);
        gate.Trace.Add(host);
        if (conversation != host)
        {
            answers.Clear();
            conversation = host;
        }

        if (!network.HasCarrier || !Hosts.TryGetValue(host, out IDatagramHost? answerer))
        {
            return false;
        }

        byte[]? answer = answerer.Answer(data.AsSpan(0, count), time.NowMs, out long arrivesMs);
        if (answer is not null)
        {
            answers.Enqueue(new Answer(answer, arrivesMs));
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryReceive(byte[] buffer, out int count, out long arrivedUptimeMs)
    {
        gate.Enter(HalCall.DatagramReceive, 0);
        count = 0;
        arrivedUptimeMs = 0;
        if (!network.HasCarrier || !answers.TryPeek(out Answer answer) || answer.ArrivesMs > time.NowMs)
        {
            return false;
        }

        answers.Dequeue();
        count = Math.Min(buffer.Length, answer.Bytes.Length);
        answer.Bytes.AsSpan(0, count).CopyTo(buffer);

        // The adapter's thread notes the time, and no thread ran during a stall.
        arrivedUptimeMs = clock.UptimeAt(gate.ManagedCodeRanAt(answer.ArrivesMs));
        gate.Trace.Add(buffer.AsSpan(0, count));
        gate.Trace.Add(arrivedUptimeMs);
        return true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        gate.Enter(HalCall.DatagramSend, -1);
        Reset();
    }

    internal void Reset()
    {
        conversation = null;
        answers.Clear();
    }
}

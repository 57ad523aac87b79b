namespace Station.Tool.Probing;

/// <summary>What a probe found on a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="Sensors">What was recognised: several on a bus.</param>
/// <param name="BytesArrived">Bytes that arrived at all rates.</param>
/// <param name="Echoes">The line returned a question as it was sent.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ProbeFinding(string Port, IReadOnlyList<FoundSensor> Sensors, int BytesArrived, bool Echoes, double Seconds)
{
    public ProbeVerdict Verdict => Sensors.Count > 0
        ? Sensors.All(sensor => sensor.Fits.Count == 1) ? ProbeVerdict.Recognised : ProbeVerdict.Ambiguous
        : BytesArrived == 0 ? ProbeVerdict.Silence : Echoes ? ProbeVerdict.Echo : ProbeVerdict.Noise;
}

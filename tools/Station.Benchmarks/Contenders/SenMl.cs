namespace Station.Benchmarks.Contenders;

/// <summary>What both forms of SenML share.</summary>
internal static class SenMl
{
    /// <summary>Name of the station before the names of its channels, in the form of RFC 9039.</summary>
    public const string BaseName = "urn:dev:os:32473-000001_";
}

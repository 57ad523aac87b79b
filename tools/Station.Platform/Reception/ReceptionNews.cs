using Station.Platform.Commands;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Storage;

namespace Station.Platform.Reception;

/// <summary>Who is told what happens on a connection.</summary>
internal sealed record ReceptionNews(
    Action<IReadOnlyList<WriteOutcome>> Committed, Action<KeyRegistry> RegistryTaken, Action<PlatformException> RegistryKept, Action<StoreKey, CommandAnswer> TimeHinted);

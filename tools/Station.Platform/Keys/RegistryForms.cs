namespace Station.Platform.Keys;

/// <summary>What each form says of itself.</summary>
internal static class RegistryForms
{
    public static string FormatOf(this RegistryForm form) => form switch
    {
        RegistryForm.Plain => "station-keys-1",
        RegistryForm.Roots => "station-roots-1",
        RegistryForm.Checkpoints => "station-checkpoints-1",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}

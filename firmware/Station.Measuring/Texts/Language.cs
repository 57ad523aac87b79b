namespace Station.Texts;

/// <summary>Languages in which the station speaks. Field staff read Chinese first, so that is what an unset station speaks.</summary>
public enum Language : byte
{
    Chinese = 0,
    English = 1,
}

namespace Station.Platform.Wire;

/// <summary>What an event says, read from its body.</summary>
public abstract record EventDetail;

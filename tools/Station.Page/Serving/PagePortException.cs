using Microsoft.AspNetCore.Connections;

namespace Station.Page.Serving;

/// <summary>The page cannot be served at an address and a port.</summary>
/// <param name="cause">What the system said.</param>
public sealed class PagePortException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>Whether somebody else listens there; else nobody may.</summary>
    public bool IsTaken => InnerException?.InnerException is AddressInUseException;
}

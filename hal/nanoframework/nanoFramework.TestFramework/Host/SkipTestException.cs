using System;

namespace nanoFramework.TestFramework;

/// <summary>Ends a test that cannot run here.</summary>
public class SkipTestException : Exception
{
    public SkipTestException(string message = null, Exception innerException = null)
        : base(message, innerException)
    {
    }
}

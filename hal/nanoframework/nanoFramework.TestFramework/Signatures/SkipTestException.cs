using System;

namespace nanoFramework.TestFramework;

public class SkipTestException : Exception
{
    public SkipTestException(string message = null, Exception innerException = null) => throw null;
}

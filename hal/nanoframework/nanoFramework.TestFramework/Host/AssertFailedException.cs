using System;

namespace TestFrameworkShared;

/// <summary>A test found something else than it expected.</summary>
public class AssertFailedException : Exception
{
    public AssertFailedException()
    {
    }

    public AssertFailedException(string msg)
        : base(msg)
    {
    }

    public AssertFailedException(string msg, Exception ex)
        : base(msg, ex)
    {
    }
}

using System;

namespace TestFrameworkShared;

public class AssertFailedException : Exception
{
    public AssertFailedException() => throw null;

    public AssertFailedException(string msg) => throw null;

    public AssertFailedException(string msg, Exception ex) => throw null;
}

namespace System;

public class InvalidCastException : SystemException
{
    public InvalidCastException() => throw null;

    public InvalidCastException(string message) => throw null;

    public InvalidCastException(string message, Exception innerException) => throw null;
}

namespace System;

public abstract class ValueType
{
    protected ValueType() => throw null;

    public override bool Equals(object obj) => throw null;
}

namespace System;

public abstract class MulticastDelegate : Delegate
{
    protected MulticastDelegate() => throw null;

    public override bool Equals(object obj) => throw null;

    public static bool operator ==(MulticastDelegate d1, MulticastDelegate d2) => throw null;

    public static bool operator !=(MulticastDelegate d1, MulticastDelegate d2) => throw null;
}

namespace System.Collections;

public class Stack : ICollection, IEnumerable, ICloneable
{
    public Stack() => throw null;

    public virtual void Clear() => throw null;

    public virtual object Clone() => throw null;

    public virtual bool Contains(object obj) => throw null;

    public virtual void CopyTo(Array array, int index) => throw null;

    public virtual int Count => throw null;

    public virtual IEnumerator GetEnumerator() => throw null;

    public virtual bool IsSynchronized => throw null;

    public virtual object Peek() => throw null;

    public virtual object Pop() => throw null;

    public virtual void Push(object obj) => throw null;

    public virtual object SyncRoot => throw null;

    public virtual object[] ToArray() => throw null;
}

namespace System.Collections;

public class Hashtable : ICollection, IDictionary, IEnumerable, ICloneable
{
    public Hashtable() => throw null;

    public Hashtable(int capacity) => throw null;

    public Hashtable(int capacity, float loadFactor) => throw null;

    public void Add(object key, object value) => throw null;

    public void Clear() => throw null;

    public object Clone() => throw null;

    public bool Contains(object key) => throw null;

    public void CopyTo(Array array, int arrayIndex) => throw null;

    public int Count => throw null;

    public IEnumerator GetEnumerator() => throw null;

    public bool IsFixedSize => throw null;

    public bool IsReadOnly => throw null;

    public bool IsSynchronized => throw null;

    public ICollection Keys => throw null;

    public void Remove(object key) => throw null;

    public object SyncRoot => throw null;

    public ICollection Values => throw null;

    public object this[object key] { get => throw null; set => throw null; }
}

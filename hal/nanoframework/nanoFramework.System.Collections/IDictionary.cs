namespace System.Collections;

public interface IDictionary : ICollection, IEnumerable
{
    void Add(object key, object value);

    void Clear();

    bool Contains(object key);

    bool IsFixedSize { get; }

    bool IsReadOnly { get; }

    ICollection Keys { get; }

    void Remove(object key);

    ICollection Values { get; }

    object this[object key] { get; set; }
}

namespace System.Collections;

public interface IList : ICollection, IEnumerable
{
    int Add(object value);

    void Clear();

    bool Contains(object value);

    int IndexOf(object value);

    void Insert(int index, object value);

    bool IsFixedSize { get; }

    bool IsReadOnly { get; }

    void Remove(object value);

    void RemoveAt(int index);

    object this[int index] { get; set; }
}

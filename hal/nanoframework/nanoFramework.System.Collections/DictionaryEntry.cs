namespace System.Collections;

public class DictionaryEntry
{
    public DictionaryEntry(object key, object value) => throw null;

    public object Key;

    public object Value;
}

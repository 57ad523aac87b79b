using Station.Bytes;

namespace Station.Uplink;

/// <summary>One flat JSON object of short ASCII words and numbers, written as bytes: text that grows would take memory three times over.</summary>
public sealed class JsonWriter
{
    private readonly ByteWriter writer;

    /// <param name="buffer">Takes the object, which leaves before anybody else uses the buffer.</param>
    public JsonWriter(byte[] buffer) => writer = new ByteWriter(buffer);

    public void Begin() => writer.U8('{');

    /// <summary>A text that needs no escape.</summary>
    public JsonWriter Text(string name, string value)
    {
        Name(name);
        writer.U8('"');
        Ascii(value);
        writer.U8('"');
        return this;
    }

    public JsonWriter Number(string name, long value) => Word(name, value.ToString());

    /// <summary>A value that stands without quotes.</summary>
    public JsonWriter Word(string name, string value)
    {
        Name(name);
        Ascii(value);
        return this;
    }

    /// <summary>Ends the object; returns it in an array of exactly its length.</summary>
    public byte[] End()
    {
        writer.U8('}');
        byte[] content = new byte[writer.Position];
        System.Array.Copy(writer.Buffer, 0, content, 0, content.Length);
        return content;
    }

    private void Name(string name)
    {
        if (writer.Position > 1)
        {
            writer.U8(',');
        }

        writer.U8('"');
        Ascii(name);
        writer.U8('"');
        writer.U8(':');
    }

    private void Ascii(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            writer.U8(value[i]);
        }
    }
}

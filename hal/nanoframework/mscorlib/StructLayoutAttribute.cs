namespace System.Runtime.InteropServices;

public sealed class StructLayoutAttribute : Attribute
{
    public StructLayoutAttribute(LayoutKind layoutKind) => throw null;

    public StructLayoutAttribute(short layoutKind) => throw null;

    public CharSet CharSet;

    public int Pack;

    public int Size;

    public LayoutKind Value => throw null;
}

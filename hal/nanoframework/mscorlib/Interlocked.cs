namespace System.Threading;

public static class Interlocked
{
    public static int CompareExchange(ref int location1, int value, int comparand) => throw null;

    public static int Decrement(ref int location) => throw null;

    public static int Exchange(ref int location1, int value) => throw null;

    public static int Increment(ref int location) => throw null;
}

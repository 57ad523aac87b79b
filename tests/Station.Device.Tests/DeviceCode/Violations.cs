namespace Station.Device.Tests.DeviceCode.Violations;

#pragma warning disable CA1822, CS0649, CS8618 // Every class here is wrong on purpose.

internal sealed class UsesGenericDelegate
{
    public int Apply(Func<int, int> change) => change(1);
}

internal sealed class DeclaresGenericType<T>
{
    public T? Value;
}

internal sealed class DeclaresGenericMethod
{
    public T Same<T>(T value) => value;
}

internal sealed class CallsGenericMethod
{
    public byte[] Call() => Array.Empty<byte>();
}

internal sealed class UsesMultiDimensionalArray
{
    public int Length() => new int[2, 3].Length;
}

internal interface IHasDefaultMethod
{
    int One() => 1;
}

internal sealed unsafe class AllocatesOnStack
{
    public int First()
    {
        int* numbers = stackalloc int[4];
        return numbers[0];
    }
}

internal sealed unsafe class CallsFunctionPointer
{
    public int Call()
    {
        delegate*<int> pointer = &One;
        return pointer();
    }

    private static int One() => 1;
}

internal sealed class ChecksArithmetic
{
    public int Add(int left, int right) => checked(left + right);
}

internal sealed class ChecksConversion
{
    public byte Narrow(int value) => checked((byte)value);
}

internal sealed unsafe class PinsAnArray
{
    public int First(byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            return *start;
        }
    }
}

internal sealed class HasMutableStatic
{
    public static int Count;
}

internal sealed class Sleeps
{
    public void Rest() => Thread.Sleep(1);
}

internal sealed class ReadsCalendarClock
{
    public DateTime Now() => DateTime.UtcNow;
}

internal sealed class ReadsTick
{
    public long Now() => Environment.TickCount64;
}

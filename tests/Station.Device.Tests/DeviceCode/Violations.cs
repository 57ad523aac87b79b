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

internal sealed class SwitchesTooFar
{
    public int Choose(int value)
    {
        switch (value)
        {
            case 0: case 2: case 4: case 6: case 8: case 10: case 12: case 14: case 16: case 18: case 20: case 22: case 24: case 26: case 28: case 30:
            case 32: case 34: case 36: case 38: case 40: case 42: case 44: case 46: case 48: case 50: case 52: case 54: case 56: case 58: case 60:
            case 62: case 64: case 66: case 68: case 70: case 72: case 74: case 76: case 78: case 80: case 82: case 84: case 86: case 88: case 90:
            case 92: case 94: case 96: case 98: case 100: case 102: case 104: case 106: case 108: case 110: case 112: case 114: case 116: case 118:
            case 120: case 122: case 124: case 126: case 128: case 130: case 132: case 134: case 136: case 138: case 140: case 142: case 144:
            case 146: case 148: case 150: case 152: case 154: case 156: case 158: case 160: case 162: case 164: case 166: case 168: case 170:
            case 172: case 174: case 176: case 178: case 180: case 182: case 184: case 186: case 188: case 190: case 192: case 194: case 196:
            case 198: case 200: case 202: case 204: case 206: case 208: case 210: case 212: case 214: case 216: case 218: case 220: case 222:
            case 224: case 226: case 228: case 230: case 232: case 234: case 236: case 238: case 240: case 242: case 244: case 246: case 248:
            case 250: case 252: case 254:
                return 1;
            case 1: case 3: case 5: case 7: case 9: case 11: case 13: case 15: case 17: case 19: case 21: case 23: case 25: case 27: case 29: case 31:
            case 33: case 35: case 37: case 39: case 41: case 43: case 45: case 47: case 49: case 51: case 53: case 55: case 57: case 59: case 61:
            case 63: case 65: case 67: case 69: case 71: case 73: case 75: case 77: case 79: case 81: case 83: case 85: case 87: case 89: case 91:
            case 93: case 95: case 97: case 99: case 101: case 103: case 105: case 107: case 109: case 111: case 113: case 115: case 117: case 119:
            case 121: case 123: case 125: case 127: case 129: case 131: case 133: case 135: case 137: case 139: case 141: case 143: case 145:
            case 147: case 149: case 151: case 153: case 155: case 157: case 159: case 161: case 163: case 165: case 167: case 169: case 171:
            case 173: case 175: case 177: case 179: case 181: case 183: case 185: case 187: case 189: case 191: case 193: case 195: case 197:
            case 199: case 201: case 203: case 205: case 207: case 209: case 211: case 213: case 215: case 217: case 219: case 221: case 223:
            case 225: case 227: case 229: case 231: case 233: case 235: case 237: case 239: case 241: case 243: case 245: case 247: case 249:
            case 251: case 253: case 255:
                return 2;
            default:
                return 0;
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

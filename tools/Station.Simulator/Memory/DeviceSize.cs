using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Station.Simulator.Memory;

/// <summary>
/// How much of the device's managed heap an object takes. The CLR there deals in heap blocks of 12 bytes: one for the object, one for each of its fields whatever their type, those of
/// its base classes included; an array takes one and its elements, references being blocks of their own; a text one and its UTF-8 with a final zero.
/// </summary>
public static class DeviceSize
{
    /// <summary>What the device's heap is counted in.</summary>
    public const int BlockBytes = 12;

    private static readonly ConcurrentDictionary<Type, int> Fields = [];

    /// <summary>Bytes of one object, without those that it refers to.</summary>
    public static int Of(object item) => item switch
    {
        // A text that is written in the code stays in flash; the object that stands for it is one block.
        string text => !ReferenceEquals(string.IsInterned(text), text) ? RoundUp(BlockBytes + Encoding.UTF8.GetByteCount(text) + 1) : BlockBytes,
        Array array => RoundUp(BlockBytes + array.Length * ElementBytes(array.GetType().GetElementType()!)),

        // The device's list: items, number and version; the array is counted by itself.
        ArrayList => 4 * BlockBytes,

        // The device's text builder: a chunk of characters, four numbers, the chunk before.
        StringBuilder builder => RoundUp(7 * BlockBytes + BlockBytes + builder.Capacity * sizeof(char)),
        _ => (1 + CountFields(item.GetType())) * BlockBytes,
    };

    /// <summary>Bytes of a static field.</summary>
    public static int OfStatics(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Count(field => !field.IsLiteral) * BlockBytes;

    private static int ElementBytes(Type type) => Type.GetTypeCode(type.IsEnum ? Enum.GetUnderlyingType(type) : type) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double or TypeCode.DateTime => 8,
        _ => BlockBytes,
    };

    private static int CountFields(Type type)
    {
        if (Fields.TryGetValue(type, out int known))
        {
            return known;
        }

        int count = 0;
        for (Type? each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            count += each.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length;
        }

        return Fields[type] = count;
    }

    private static int RoundUp(int bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
}

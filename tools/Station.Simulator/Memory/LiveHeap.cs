using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Station.Simulator.Memory;

/// <summary>
/// What the firmware holds on to: everything that can be reached from its root and from the statics of its assemblies, at device sizes. The walk stops at the simulated HAL, whose place the
/// adapters have on the device.
/// </summary>
public sealed class LiveHeap
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> ReferencesOf = [];

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object Item, string Owner)> open = new();
    private readonly FieldInfo[] statics;
    private readonly int staticBytes;

    /// <param name="assemblies">The firmware's assemblies.</param>
    /// <param name="wovenType">Full name of a class that is in them here and not on the device; null for none.</param>
    public LiveHeap(Assembly[] assemblies, string? wovenType = null)
    {
        Type[] types = [.. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.FullName != wovenType)];
        statics = [.. types.SelectMany(type => type.GetFields(Static)).Where(field => !field.IsLiteral && !field.FieldType.IsPrimitive)];
        staticBytes = types.Sum(DeviceSize.OfStatics);

        // The device fills statics when it loads an assembly; here that would happen in the middle of a walk.
        foreach (Type type in types.Where(type => type.TypeInitializer is not null))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
    }

    /// <summary>Bytes that are live, by what holds them: the type of an object, and of an array or a text the field that leads to it.</summary>
    public Dictionary<string, int> ByOwner { get; } = [];

    /// <summary>Whether an object could be reached when that was measured last.</summary>
    public bool Holds(object item) => seen.Contains(item);

    /// <summary>Bytes that can be reached from a root and from the statics.</summary>
    public int Measure(object root)
    {
        seen.Clear();
        ByOwner.Clear();
        int bytes = staticBytes;
        Visit(root, root.GetType().Name);
        foreach (FieldInfo field in statics)
        {
            Visit(field.GetValue(null), field.DeclaringType!.Name + "." + field.Name);
        }

        while (open.TryPop(out (object Item, string Owner) next))
        {
            int size = DeviceSize.Of(next.Item);
            bytes += size;
            ByOwner[next.Owner] = ByOwner.GetValueOrDefault(next.Owner) + size;
            VisitContent(next.Item, next.Owner);
        }

        return bytes;
    }

    private void VisitContent(object item, string owner)
    {
        switch (item)
        {
            case string or System.Text.StringBuilder:
                break;
            case ArrayList list:
                Visit(typeof(ArrayList).GetField("_items", Instance)!.GetValue(list), owner);
                break;
            case Array array when !array.GetType().GetElementType()!.IsPrimitive && !array.GetType().GetElementType()!.IsEnum:
                foreach (object? element in array)
                {
                    Visit(element, owner);
                }

                break;
            case Array:
                break;
            default:
                foreach (FieldInfo field in References(item.GetType()))
                {
                    Visit(field.GetValue(item), field.DeclaringType!.Name + "." + field.Name);
                }

                break;
        }
    }

    private void Visit(object? item, string owner)
    {
        if (item is not null && IsOurs(item.GetType()) && seen.Add(item))
        {
            bool isOwned = item is string or Array or ArrayList or System.Text.StringBuilder;
            open.Push((item, isOwned ? owner : item.GetType().Name));
        }
    }

    /// <summary>The firmware's own types, the interfaces' data types, and what the base library gives to either.</summary>
    private static bool IsOurs(Type type)
    {
        string name = type.IsArray ? "System" : type.Assembly.GetName().Name!;
        bool isHost = name.StartsWith("Station.Hal.Simulated", StringComparison.Ordinal) || name.StartsWith("Station.Simulator", StringComparison.Ordinal) || name.StartsWith("Station.Benchmarks", StringComparison.Ordinal);
        return !isHost && !typeof(Delegate).IsAssignableFrom(type) && !typeof(MemberInfo).IsAssignableFrom(type);
    }

    private static FieldInfo[] References(Type type)
    {
        if (!ReferencesOf.TryGetValue(type, out FieldInfo[]? fields))
        {
            var found = new List<FieldInfo>();
            for (Type? each = type; each is not null && each != typeof(object); each = each.BaseType)
            {
                found.AddRange(each.GetFields(Instance).Where(field => !field.FieldType.IsValueType));
            }

            ReferencesOf[type] = fields = [.. found];
        }

        return fields;
    }
}

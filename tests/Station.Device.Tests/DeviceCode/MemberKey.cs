using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>Writes members in the one form that listings and compiled code are compared in: <c>Namespace.Type.Member(type,type)</c>.</summary>
internal static class MemberKey
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void", ["System.Object"] = "object", ["System.String"] = "string", ["System.Boolean"] = "bool",
        ["System.Char"] = "char", ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort", ["System.Int32"] = "int", ["System.UInt32"] = "uint", ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong", ["System.Single"] = "float", ["System.Double"] = "double",
    };

    public static string Of(TypeReference type) => type.FullName.Replace('/', '.');

    public static string Of(FieldReference field) => $"{Of(field.DeclaringType)}.{field.Name}";

    public static string Of(MethodReference method) =>
        $"{Of(method.DeclaringType)}.{method.Name}({string.Join(',', method.Parameters.Select(p => Parameter(p.ParameterType)))})";

    private static string Parameter(TypeReference type) => type switch
    {
        ByReferenceType reference => "ref " + Parameter(reference.ElementType),
        RequiredModifierType modified => Parameter(modified.ElementType),
        ArrayType array => Parameter(array.ElementType) + "[]",
        _ => Keywords.GetValueOrDefault(type.FullName, Of(type)),
    };
}

namespace System.Reflection;

public abstract class MethodBase : MemberInfo
{
    protected MethodBase() => throw null;

    public override Type DeclaringType => throw null;

    public abstract ParameterInfo[] GetParameters();

    public object Invoke(object obj, object[] parameters) => throw null;

    public bool IsAbstract => throw null;

    public bool IsFinal => throw null;

    public bool IsPublic => throw null;

    public bool IsStatic => throw null;

    public bool IsVirtual => throw null;

    public override string Name => throw null;
}

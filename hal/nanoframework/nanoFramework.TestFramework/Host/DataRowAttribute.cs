using System;

namespace nanoFramework.TestFramework;

/// <summary>Runs its test once with these arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute : Attribute
{
    public DataRowAttribute(params object[] methodParameters) => MethodParameters = methodParameters;

    public object[] MethodParameters { get; }
}

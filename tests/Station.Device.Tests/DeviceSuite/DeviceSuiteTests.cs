using System.Reflection;
using Xunit;
using Nano = nanoFramework.TestFramework;

namespace Station.Device.Tests.DeviceSuite;

/// <summary>Runs the device's own test suite, tests/NFUnitTest, on the host. A row is a class, a method and the index of its data row.</summary>
public sealed class DeviceSuiteTests
{
    private const int NoRow = -1;

    public static TheoryData<string, string, int> DeviceTests
    {
        get
        {
            TheoryData<string, string, int> rows = [];
            foreach (Type type in typeof(UnitTests.ContractTests).Assembly.GetTypes().Where(Has<Nano.TestClassAttribute>))
            {
                foreach (MethodInfo method in type.GetMethods().Where(Has<Nano.TestMethodAttribute>))
                {
                    int count = Rows(method).Length;
                    for (int row = count == 0 ? NoRow : 0; row < count; row++)
                    {
                        rows.Add(type.FullName!, method.Name, row);
                    }
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(DeviceTests))]
    public void Device_test(string typeName, string methodName, int row)
    {
        Type type = typeof(UnitTests.ContractTests).Assembly.GetType(typeName, true)!;
        MethodInfo method = type.GetMethod(methodName)!;
        object instance = Activator.CreateInstance(type)!;
        RunAll<Nano.SetupAttribute>(type, instance);
        try
        {
            Invoke(method, instance, row == NoRow ? [] : Rows(method)[row].MethodParameters);
        }
        catch (Nano.SkipTestException skipped)
        {
            Assert.Skip(skipped.Message);
        }
        finally
        {
            RunAll<Nano.CleanupAttribute>(type, instance);
        }
    }

    private static bool Has<TAttribute>(MemberInfo member)
        where TAttribute : Attribute => member.IsDefined(typeof(TAttribute), false);

    private static Nano.DataRowAttribute[] Rows(MethodInfo method) => [.. method.GetCustomAttributes<Nano.DataRowAttribute>()];

    private static void RunAll<TAttribute>(Type type, object instance)
        where TAttribute : Attribute
    {
        foreach (MethodInfo method in type.GetMethods().Where(Has<TAttribute>))
        {
            Invoke(method, instance, []);
        }
    }

    private static void Invoke(MethodInfo method, object instance, object[] arguments) =>
        method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}

using Mono.Cecil;
using Xunit;

namespace Station.Device.Tests.DeviceCode;

/// <summary>
/// An image for the device addresses the code of an assembly with 16 bits: the metadata processor refuses one whose methods take more than 65,535 bytes. A build that does not run it finds
/// that out too late.
/// </summary>
public sealed class ByteCodeTests(ITestOutputHelper output)
{
    private const int LimitBytes = 65_535;

    public static TheoryData<string> Assemblies => new(DeviceAssemblies.Names);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_code_of_an_assembly_fits_into_its_image(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);

        int bytes = ByteCode.BytesOf(module);

        output.WriteLine($"{name}: {bytes} bytes of {LimitBytes}");
        Assert.InRange(bytes, 1, LimitBytes);
    }
}

using Mono.Cecil;
using Station.Device.Tests.DeviceCode.Rules;
using Station.Device.Tests.DeviceCode.Violations;
using Xunit;

namespace Station.Device.Tests.DeviceCode;

/// <summary>Reads the compiled device assemblies for what compiles and then fails on the device.</summary>
public sealed class DeviceCodeTests
{
    private static readonly IDeviceRule[] Everywhere =
    [
        new NoGenerics(), new NoMultiDimensionalArrays(), new NoDefaultInterfaceMethods(), new NoStackAllocation(),
        new NoFunctionPointers(), new NoCheckedArithmetic(), new NoPinning(), new NoLargeSwitch(), new OnlyListedMembers(ListingLibrary.All),
    ];

    private static readonly IDeviceRule[] Portable = [new NoMutableStatics(), new NoTimeOfItsOwn()];

    public static TheoryData<string> Assemblies => new(DeviceAssemblies.Names);

    public static TheoryData<string> PortableAssemblies => new(DeviceAssemblies.Portable);

    public static TheoryData<Type, Type> DeliberateViolations => new()
    {
        { typeof(NoGenerics), typeof(UsesGenericDelegate) },
        { typeof(NoGenerics), typeof(DeclaresGenericType<>) },
        { typeof(NoGenerics), typeof(DeclaresGenericMethod) },
        { typeof(NoGenerics), typeof(CallsGenericMethod) },
        { typeof(NoMultiDimensionalArrays), typeof(UsesMultiDimensionalArray) },
        { typeof(NoDefaultInterfaceMethods), typeof(IHasDefaultMethod) },
        { typeof(NoStackAllocation), typeof(AllocatesOnStack) },
        { typeof(NoFunctionPointers), typeof(CallsFunctionPointer) },
        { typeof(NoCheckedArithmetic), typeof(ChecksArithmetic) },
        { typeof(NoCheckedArithmetic), typeof(ChecksConversion) },
        { typeof(NoPinning), typeof(PinsAnArray) },
        { typeof(NoLargeSwitch), typeof(SwitchesTooFar) },
        { typeof(NoMutableStatics), typeof(HasMutableStatic) },
        { typeof(NoTimeOfItsOwn), typeof(Sleeps) },
        { typeof(NoTimeOfItsOwn), typeof(ReadsCalendarClock) },
        { typeof(NoTimeOfItsOwn), typeof(ReadsTick) },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Device_code_does_nothing_that_fails_on_the_device(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);
        AssertKept(module, Everywhere);
    }

    [Theory]
    [MemberData(nameof(PortableAssemblies))]
    public void The_portable_firmware_keeps_no_state_and_no_time_of_its_own(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);
        AssertKept(module, Portable);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void References_have_the_names_and_versions_of_nanoFramework(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);
        Assert.Contains(module.AssemblyReferences, reference => reference.Name == "mscorlib");
        Assert.Empty(AssemblyReferences.Unknown(module));
    }

    [Theory]
    [MemberData(nameof(PortableAssemblies))]
    public void The_portable_firmware_leans_on_the_HAL_and_the_base_library_alone(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);
        Assert.Empty(AssemblyReferences.NotPortable(module));
    }

    [Theory]
    [MemberData(nameof(PortableAssemblies))]
    public void A_part_of_the_firmware_knows_nothing_of_those_behind_it(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);
        Assert.Empty(AssemblyReferences.Backward(module));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Device_assemblies_carry_the_version_of_the_product(string name)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(name);
        Assert.Equal(typeof(Hal.IBoard).Assembly.GetName().Version, module.Assembly.Name.Version);
    }

    [Theory]
    [MemberData(nameof(DeliberateViolations))]
    public void A_rule_sees_its_violation(Type rule, Type violation)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(DeviceCodeTests).Assembly.Location);
        TypeDefinition type = module.GetType(violation.FullName);
        Assert.NotEmpty(((IDeviceRule)Activator.CreateInstance(rule)!).Violations(type));
    }

    [Fact]
    public void References_to_anything_but_nanoFramework_are_seen()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(DeviceCodeTests).Assembly.Location);
        Assert.Contains(AssemblyReferences.Unknown(module), line => line.Contains("System.Runtime,", StringComparison.Ordinal));
        Assert.NotEmpty(AssemblyReferences.NotPortable(module));
    }

    private static void AssertKept(ModuleDefinition module, IDeviceRule[] rules)
    {
        string[] broken = [.. Broken(module, rules)];
        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    private static IEnumerable<string> Broken(ModuleDefinition module, IDeviceRule[] rules) =>
        from rule in rules
        from type in module.GetTypes()
        from violation in rule.Violations(type)
        select $"{rule.GetType().Name}: {violation}";
}

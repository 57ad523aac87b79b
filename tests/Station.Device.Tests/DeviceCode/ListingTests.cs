using Mono.Cecil;
using Mono.Cecil.Cil;
using Station.Device.Tests.DeviceCode.Rules;
using Xunit;

namespace Station.Device.Tests.DeviceCode;

/// <summary>The reference assemblies offer what the listings have, and code that uses anything else is seen.</summary>
public sealed class ListingTests
{
    public static TheoryData<string> Signatures => new(Directory.GetFiles(DeviceAssemblies.SignatureFolder, "*.dll").Select(f => Path.GetFileName(f)!));

    [Theory]
    [MemberData(nameof(Signatures))]
    public void A_reference_assembly_offers_nothing_that_is_not_listed(string name)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(DeviceAssemblies.SignatureFolder, name));
        Listing listing = ListingLibrary.All.Find(module.Assembly.Name.Name)!;
        Assert.Equal(listing.Version, module.Assembly.Name.Version);
        Assert.Empty(module.GetTypes().Where(IsPublic).SelectMany(type => NotListed(listing, type)));
    }

    [Theory]
    [InlineData("Join", "1.17.11.0", false)]
    [InlineData("Intern", "1.17.11.0", true)]
    public void A_member_that_is_not_listed_is_seen(string method, string version, bool listed)
    {
        TypeDefinition caller = Caller("System", "String", method, version);
        Assert.Equal(listed, !new OnlyListedMembers(ListingLibrary.All).Violations(caller).Any());
    }

    [Fact]
    public void A_type_that_is_not_listed_is_seen()
    {
        TypeDefinition caller = Caller("System.Diagnostics", "Stopwatch", "StartNew", "1.17.11.0");
        Assert.NotEmpty(new OnlyListedMembers(ListingLibrary.All).Violations(caller));
    }

    [Theory]
    [InlineData("1.17.11.0", 0)]
    [InlineData("1.16.0.0", 1)]
    public void A_version_that_is_not_listed_is_seen(string version, int found)
    {
        TypeDefinition caller = Caller("System", "String", "Intern", version);
        Assert.Equal(found, AssemblyReferences.Unknown(caller.Module).Count());
    }

    private static bool IsPublic(TypeDefinition type) => type.IsPublic || type.IsNestedPublic;

    private static IEnumerable<string> NotListed(Listing listing, TypeDefinition type)
    {
        if (!listing.HasType(MemberKey.Of(type)))
        {
            yield return MemberKey.Of(type);
        }

        foreach (string key in type.Methods.Where(IsOffered).Select(MemberKey.Of).Where(key => !listing.HasMember(key)))
        {
            yield return key;
        }

        foreach (string key in type.Fields.Where(f => f.IsPublic && f.Name != "value__").Select(MemberKey.Of).Where(key => !listing.HasMember(key)))
        {
            yield return key;
        }
    }

    /// <summary>The compiler adds the asynchronous pair to every delegate.</summary>
    private static bool IsOffered(MethodDefinition method) =>
        (method.IsPublic || method.IsFamily) && method.Name is not ("BeginInvoke" or "EndInvoke");

    /// <summary>A type with one method that calls a static method without parameters, or with one string, of the named type in mscorlib.</summary>
    private static TypeDefinition Caller(string space, string name, string method, string version)
    {
        AssemblyNameDefinition assemblyName = new("Fixture", new Version(1, 0));
        ModuleDefinition module = AssemblyDefinition.CreateAssembly(assemblyName, "Fixture", ModuleKind.Dll).MainModule;
        module.AssemblyReferences.Clear();
        AssemblyNameReference library = new("mscorlib", Version.Parse(version));
        module.AssemblyReferences.Add(library);

        TypeReference callee = new(space, name, module, library);
        TypeReference text = new("System", "String", module, library);
        TypeReference nothing = new("System", "Void", module, library) { IsValueType = true };
        MethodReference called = new(method, text, callee) { Parameters = { new ParameterDefinition(text) } };
        MethodDefinition body = new("Call", MethodAttributes.Public | MethodAttributes.Static, nothing);
        body.Body.GetILProcessor().Emit(OpCodes.Call, called);
        TypeDefinition type = new("Fixture", "Caller", TypeAttributes.Public) { Methods = { body } };
        module.Types.Add(type);
        return type;
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Station.Mutations.Mutants;
using Station.Mutations.Rewriting;

namespace Station.Mutations.Tests.Mutants;

/// <summary>Each bug gets into the firmware, which the runtime still takes; where it cannot, that is said.</summary>
public sealed partial class RewritingTests
{
    private const int Least = 31;

    public static TheoryData<string> Names() => new(MutantCatalogue.All.Select(mutant => mutant.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mutant_changes_the_firmware_and_leaves_it_such_that_every_method_compiles(string name)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("station-mutant-");
        try
        {
            using var image = new FirmwareImage(AppContext.BaseDirectory);
            MutantCatalogue.All.Single(mutant => mutant.Name == name).Rewrite(image);
            image.Save(folder.FullName);

            FileInfo[] changed = folder.GetFiles();
            Assert.NotEmpty(changed);
            var context = new MutantLoadContext(folder.FullName);
            foreach (FileInfo file in changed)
            {
                CompileAll(context.LoadFromAssemblyPath(file.FullName));
            }
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void A_mutant_whose_method_is_gone_says_which()
    {
        using var image = new FirmwareImage(AppContext.BaseDirectory);
        RewritingException exception = Assert.Throws<RewritingException>(() => image.Method("BlockStore", "Forget"));
        Assert.Contains("BlockStore.Forget", exception.Message);
    }

    [Fact]
    public void A_mutant_whose_call_or_number_is_gone_says_which()
    {
        using var image = new FirmwareImage(AppContext.BaseDirectory);
        MethodEdit method = image.Method("BlockStore", "Release");
        Assert.Contains("LossLedger.Clear", Assert.Throws<RewritingException>(() => method.Skips("LossLedger.Clear")).Message);
        Assert.Contains("4711", Assert.Throws<RewritingException>(() => method.Numbers(4711, 0)).Message);
        Assert.Contains("LossLedger.Clear", Assert.Throws<RewritingException>(() => method.AddsToFirstAnswer("LossLedger.Clear", 1)).Message);
    }

    /// <summary>A list that shrinks unnoticed would prove less each time.</summary>
    [Fact]
    public void There_are_enough_mutants_and_no_two_of_the_same_name()
    {
        Assert.Distinct(MutantCatalogue.All.Select(mutant => mutant.Name));
        Assert.True(MutantCatalogue.All.Count >= Least, $"{MutantCatalogue.All.Count} mutants");
    }

    [Fact]
    public void The_page_tells_of_every_mutant_and_of_no_other()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mutations.md"));
        string[] told = [.. page.Split('\n').Where(line => Row().IsMatch(line))];
        Assert.Equal(MutantCatalogue.All.Select(mutant => $"| `{mutant.Name}` | {mutant.Law} | {mutant.Harm} | {mutant.Hunt} |"), told);
    }

    [GeneratedRegex(@"^\| `[a-z0-9-]+` \| \d \|")]
    private static partial Regex Row();

    private static void CompileAll(Assembly assembly)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (MethodBase method in assembly.GetTypes().SelectMany(type => type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all))))
        {
            if (!method.IsAbstract && method.GetMethodBody() is not null)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    }

    /// <summary>Takes the firmware from the folder where it was changed, and everything else from where it lies.</summary>
    private sealed class MutantLoadContext(string folder) : AssemblyLoadContext("mutant")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            string changed = Path.Combine(folder, name.Name + ".dll");
            string original = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            bool isFirmware = FirmwareImage.Assemblies.Contains(name.Name);
            return isFirmware ? LoadFromAssemblyPath(File.Exists(changed) ? changed : original) : null;
        }
    }
}

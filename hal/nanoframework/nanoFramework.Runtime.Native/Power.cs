namespace nanoFramework.Runtime.Native;

public class Power
{
    internal Power() => throw null;

    public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = (RebootOption)0) => throw null;

    public static void RebootDevice(RebootOption rebootOption = (RebootOption)0) => throw null;
}

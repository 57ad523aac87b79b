using System;

namespace nanoFramework.TestFramework;

public class CleanupAttribute : Attribute
{
    public CleanupAttribute() => throw null;
}

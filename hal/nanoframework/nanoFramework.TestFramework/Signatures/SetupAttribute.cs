using System;

namespace nanoFramework.TestFramework;

public class SetupAttribute : Attribute
{
    public SetupAttribute() => throw null;
}

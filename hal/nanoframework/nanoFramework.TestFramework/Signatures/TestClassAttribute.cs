using System;

namespace nanoFramework.TestFramework;

public class TestClassAttribute : Attribute
{
    public TestClassAttribute() => throw null;
}

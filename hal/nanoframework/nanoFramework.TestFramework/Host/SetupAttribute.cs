using System;

namespace nanoFramework.TestFramework;

/// <summary>Marks the method that runs before the tests of its class.</summary>
public class SetupAttribute : Attribute
{
}

using System;

namespace nanoFramework.TestFramework;

/// <summary>Marks the method that runs after the tests of its class.</summary>
public class CleanupAttribute : Attribute
{
}

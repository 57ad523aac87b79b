using System;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>Checks of a test; what fails throws.</summary>
public sealed class Assert
{
    public static void AreEqual(DateTime expected, DateTime actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(bool expected, bool actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(byte expected, byte actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(char expected, char actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(double expected, double actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(float expected, float actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(int expected, int actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(long expected, long actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(object expected, object actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(sbyte expected, sbyte actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(short expected, short actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(string expected, string actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(uint expected, uint actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(ulong expected, ulong actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreEqual(ushort expected, ushort actual, string message = "") =>
        RequireEqual(expected, actual, message);

    public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(bool notExpected, bool actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(byte notExpected, byte actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(char notExpected, char actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(double notExpected, double actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(float notExpected, float actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(int notExpected, int actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(long notExpected, long actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(object notExpected, object actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(short notExpected, short actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(string notExpected, string actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(uint notExpected, uint actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(ulong notExpected, ulong actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotEqual(ushort notExpected, ushort actual, string message = "") =>
        RequireNotEqual(notExpected, actual, message);

    public static void AreNotSame(object notExpected, object actual, string message = "") =>
        Require(!ReferenceEquals(notExpected, actual), "The same object.", message);

    public static void AreSame(object expected, object actual, string message = "") =>
        Require(ReferenceEquals(expected, actual), "Not the same object.", message);

    public static void Contains(string expected, string value, string message = "") =>
        Require(value.Contains(expected), $"\"{value}\" does not contain \"{expected}\".", message);

    public static void DoesNotContains(string notExpected, string value, string message = "") =>
        Require(!value.Contains(notExpected), $"\"{value}\" contains \"{notExpected}\".", message);

    public static void EndsWith(string expected, string value, string message = "") =>
        Require(value.EndsWith(expected, StringComparison.Ordinal), $"\"{value}\" does not end with \"{expected}\".", message);

    public static void IsFalse(bool condition, string message = "") =>
        Require(!condition, "True where false was expected.", message);

    public static void IsInstanceOfType(object value, Type expected, string message = "") =>
        Require(expected.IsInstanceOfType(value), $"Not of type {expected}.", message);

    public static void IsNotInstanceOfType(object value, Type notExpected, string message = "") =>
        Require(!notExpected.IsInstanceOfType(value), $"Of type {notExpected}.", message);

    public static void IsNotNull(object value, string message = "") =>
        Require(value != null, "Null.", message);

    public static void IsNull(object value, string message = "") =>
        Require(value == null, $"{value} where null was expected.", message);

    public static void IsTrue(bool condition, string message = "") =>
        Require(condition, "False where true was expected.", message);

    public static void SkipTest(string message = null) =>
        throw new SkipTestException(message);

    public static void StartsWith(string expected, string value, string message = "") =>
        Require(value.StartsWith(expected, StringComparison.Ordinal), $"\"{value}\" does not start with \"{expected}\".", message);

    /// <summary>The type must be exact: a subclass fails.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        Type thrown = null;
        try
        {
            action();
        }
        catch (Exception caught)
        {
            thrown = caught.GetType();
        }

        Require(thrown == exception, $"{thrown?.ToString() ?? "Nothing"} was thrown where {exception} was expected.", message);
    }

    internal static void Require(bool condition, string finding, string message)
    {
        if (!condition)
        {
            throw new AssertFailedException($"{finding} {message}");
        }
    }

    private static void RequireEqual(object expected, object actual, string message) =>
        Require(Equals(expected, actual), $"Expected {expected}, found {actual}.", message);

    private static void RequireNotEqual(object notExpected, object actual, string message) =>
        Require(!Equals(notExpected, actual), $"Found {actual}, which was not expected.", message);
}

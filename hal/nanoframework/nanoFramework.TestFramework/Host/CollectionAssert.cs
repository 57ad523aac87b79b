using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>Checks on collections.</summary>
public sealed class CollectionAssert
{
    public static void AreEqual(ICollection expected, ICollection actual, string message = "") =>
        Assert.Require(SameElements(expected, actual), "The collections differ.", message);

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") =>
        Assert.Require(!SameElements(notExpected, actual), "The collections are equal.", message);

    public static void Empty(ICollection collection, string message = "") =>
        Assert.Require(collection.Count == 0, $"The collection has {collection.Count} elements.", message);

    public static void NotEmpty(ICollection collection, string message = "") =>
        Assert.Require(collection.Count != 0, "The collection is empty.", message);

    private static bool SameElements(ICollection left, ICollection right)
    {
        if (left == null || right == null)
        {
            return left == right;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        IEnumerator other = right.GetEnumerator();
        foreach (object element in left)
        {
            other.MoveNext();
            if (!Equals(element, other.Current))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text;
using nanoFramework.TestFramework;
using Station.Terminal;
using Station.Texts;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class LineEditorTests
{
    [TestMethod]
    [DataRow("68656C700D", "help")]
    [DataRow("6865706C08086C700A", "help")]
    [DataRow("E7AB99E5908D08E782B90D", "\u7AD9\u70B9")]
    [DataRow("77726F6E67156F6B0D", "ok")]
    [DataRow("6F1B5B313B35436B0D", "ok")]
    [DataRow("E7AB6FC0806BEDA0800D", "ok")]
    public void What_is_typed_becomes_the_line(string typed, string expected)
    {
        LineEditor editor = new LineEditor(new TerminalWriter(new Catalogue()), new string[0]);
        byte[] bytes = Hex.Bytes(typed);
        for (int i = 0; i < bytes.Length; i++)
        {
            Assert.AreEqual(i == bytes.Length - 1, editor.Take(bytes[i]) == LineKey.Return);
        }

        Assert.IsFalse(editor.TooLong);
        Assert.AreEqual(expected, Encoding.UTF8.GetString(editor.Line, 0, editor.Count));
    }

    [TestMethod]
    public void A_line_that_is_too_long_is_known_as_such()
    {
        LineEditor editor = new LineEditor(new TerminalWriter(new Catalogue()), new string[0]);
        for (int i = 0; i <= LineEditor.LimitBytes; i++)
        {
            Assert.IsFalse(editor.TooLong);
            editor.Take((byte)'a');
        }

        Assert.IsTrue(editor.TooLong);
        Assert.AreEqual(LineEditor.LimitBytes, editor.Count);
    }
}

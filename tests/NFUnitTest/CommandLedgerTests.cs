using nanoFramework.TestFramework;
using Station.Bytes;
using Station.Commands;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class CommandLedgerTests
{
    [TestMethod]
    public void A_command_and_its_effect_are_there_after_a_restart_and_the_effect_until_it_is_settled()
    {
        SilentBoard board = new SilentBoard();
        CommandLedger ledger = Open(board);
        ByteWriter effect = new ByteWriter(new byte[CommandLedger.EffectLimitBytes]);
        effect.Text("north bridge");
        Assert.IsTrue(ledger.Commit(7, Id(1), 0, CommandCode.Set, effect));

        CommandLedger next = Open(board);
        Assert.AreEqual(7L, next.Counter);
        Assert.AreEqual((int)CommandCode.Set, (int)next.Pending);
        Assert.IsTrue(next.Knows(Id(1), 0));
        Assert.IsFalse(next.Knows(Id(2), 0));
        Assert.AreEqual("north bridge", next.OpenEffect().Text(96));
        Assert.IsTrue(next.Settle());
        Assert.AreEqual((int)CommandCode.None, (int)Open(board).Pending);
    }

    [TestMethod]
    public void Sixteen_commands_are_remembered()
    {
        SilentBoard board = new SilentBoard();
        CommandLedger ledger = Open(board);
        ByteWriter nothing = new ByteWriter(new byte[1]);
        for (int i = 1; i <= 17; i++)
        {
            Assert.IsTrue(ledger.Commit(i, Id(i), 0, CommandCode.Identify, nothing));
        }

        CommandLedger next = Open(board);
        Assert.IsFalse(next.Knows(Id(1), 0));
        Assert.IsTrue(next.Knows(Id(2), 0));
        Assert.IsTrue(next.Knows(Id(17), 0));
    }

    [TestMethod]
    public void A_damaged_ledger_says_so_and_remembers_nothing()
    {
        SilentBoard board = new SilentBoard();
        Open(board).Commit(7, Id(1), 0, CommandCode.Identify, new ByteWriter(new byte[1]));
        byte[] content = new byte[300];
        board.Files.Read(CommandLedger.Path, 0, content, 0, content.Length, out int count);
        content[3] ^= 1;
        board.Files.Replace(CommandLedger.Path, content, count);
        CommandLedger ledger = new CommandLedger(board.Files, board.Checksum);
        Assert.IsFalse(ledger.Load());
        Assert.AreEqual(0L, ledger.Counter);
        Assert.IsFalse(ledger.Knows(Id(1), 0));
    }

    private static CommandLedger Open(SilentBoard board)
    {
        CommandLedger ledger = new CommandLedger(board.Files, board.Checksum);
        Assert.IsTrue(ledger.Load());
        return ledger;
    }

    private static byte[] Id(int number)
    {
        byte[] id = new byte[CommandLedger.IdBytes];
        id[0] = (byte)number;
        return id;
    }
}

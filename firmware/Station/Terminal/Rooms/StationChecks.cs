using Station.Hal;
using Station.Journal;
using Station.Supervision;
using Station.Terminal.Sources;
using Station.Texts;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>The checks of the command <c>selftest</c>: the parts of the board that everything stands on against known answers, then what the rooms know.</summary>
public sealed class StationChecks : ICheckSource
{
    /// <summary>The file that is written, read and deleted.</summary>
    public const string Path = "run/selftest";

    private const int BoardChecks = 10;
    private const int SampleBytes = 32;

    /// <summary>CRC-32 of the digits 1 to 9: the check value of the algorithm's catalogues.</summary>
    private const uint ChecksumOfDigits = 0xCBF43926;

    private const int Digits = 9;

    private readonly IBoard board;
    private readonly DeliveryChain delivery;
    private readonly ISensorSource sensors;
    private readonly INetworkSource network;
    private readonly SensorView sensor = new SensorView();

    /// <param name="board">The board.</param>
    /// <param name="delivery">Null on a station that is not provisioned.</param>
    /// <param name="sensors">The sensors.</param>
    /// <param name="network">Network and broker.</param>
    public StationChecks(IBoard board, DeliveryChain delivery, ISensorSource sensors, INetworkSource network)
    {
        this.board = board;
        this.delivery = delivery;
        this.sensors = sensors;
        this.network = network;
    }

    public int CheckCount => BoardChecks + sensors.SensorCount;

    public void Check(int index, CheckView view)
    {
        switch (index)
        {
            case 0:
                view.Fill("flash", TextKey.CheckFlash, VerdictOf(IsFlashSound()), "");
                break;
            case 1:
                view.Fill("checksum", TextKey.CheckChecksum, VerdictOf(board.Checksum.Crc32(DigitsText(), 0, Digits) == ChecksumOfDigits), "");
                break;
            case 2:
                view.Fill("mac", TextKey.CheckMac, VerdictOf(IsMacSound()), "");
                break;
            case 3:
                view.Fill("random", TextKey.CheckRandom, VerdictOf(IsRandomAlive()), "");
                break;
            case 4:
                int freeBytes = board.Control.FreeMemoryBytes;
                view.Fill("memory", TextKey.FreeMemory, VerdictOf(freeBytes >= SupervisionLoop.MemoryFloorBytes), freeBytes.ToString());
                break;
            case 5:
                view.Fill("keys", TextKey.CheckKeys, VerdictOf(delivery != null), "");
                break;
            case 6:
                JournalState journal = delivery == null ? JournalState.Closed : delivery.Opening.State;
                view.Fill("journal", TextKey.Journal, VerdictOf(journal != JournalState.Closed && !JournalStates.IsShut(journal)), JournalStates.Token(journal));
                break;
            case 7:
                view.Fill("network", TextKey.Network, network.NetworkName.Length == 0 ? CheckVerdict.Skipped : VerdictOf(network.Link == LinkState.Up), "");
                break;
            case 8:
                view.Fill("broker", TextKey.Broker, network.BrokerHost.Length == 0 ? CheckVerdict.Skipped : VerdictOf(network.Broker == MqttState.Connected), "");
                break;
            case 9:
                view.Fill("time", TextKey.LocalTime, VerdictOf(delivery != null && delivery.Time.Resolved), "");
                break;
            default:
                CheckSensor(index - BoardChecks, view);
                break;
        }
    }

    private static CheckVerdict VerdictOf(bool isSound) => isSound ? CheckVerdict.Passed : CheckVerdict.Failed;

    private static byte[] DigitsText()
    {
        var text = new byte[Digits];
        for (int i = 0; i < Digits; i++)
        {
            text[i] = (byte)('1' + i);
        }

        return text;
    }

    private void CheckSensor(int index, CheckView view)
    {
        sensors.ReadSensor(index, sensor);
        bool isWarming = sensor.Condition == SensorCondition.WarmingUp;
        view.Fill(sensor.Name, TextKey.Nothing, isWarming ? CheckVerdict.Skipped : VerdictOf(sensor.Condition == SensorCondition.Measuring), sensor.Model);
    }

    /// <summary>What is written is there afterwards and gone when it is deleted.</summary>
    private bool IsFlashSound()
    {
        var written = new byte[SampleBytes];
        var read = new byte[SampleBytes];
        board.Random.Fill(written);
        bool isSound = board.Files.Replace(Path, written, SampleBytes) == FileStatus.Done
            && board.Files.Read(Path, 0, read, 0, SampleBytes, out int count) == FileStatus.Done && count == SampleBytes && Same(written, read);
        return board.Files.Delete(Path) == FileStatus.Done && isSound;
    }

    /// <summary>The first test case of RFC 4231, its first eight bytes.</summary>
    private bool IsMacSound()
    {
        var key = new byte[20];
        for (int i = 0; i < key.Length; i++)
        {
            key[i] = 0x0B;
        }

        byte[] tag = board.Mac.Compute(key, System.Text.Encoding.UTF8.GetBytes("Hi There"));
        byte[] known = { 0xB0, 0x34, 0x4C, 0x61, 0xD8, 0xDB, 0x38, 0x53 };
        return tag.Length == SampleBytes && Same(known, tag);
    }

    private bool IsRandomAlive()
    {
        var one = new byte[SampleBytes];
        var other = new byte[SampleBytes];
        board.Random.Fill(one);
        board.Random.Fill(other);
        return !Same(one, other);
    }

    /// <summary>Whether the other array begins as the first one is.</summary>
    private static bool Same(byte[] one, byte[] other)
    {
        for (int i = 0; i < one.Length; i++)
        {
            if (one[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }
}

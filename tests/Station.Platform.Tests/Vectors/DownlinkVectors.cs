using System.Text.Json;
using Station.Platform.Commands;
using Station.Platform.Tests.Encoding;
using Station.Platform.Wire;

namespace Station.Platform.Tests.Vectors;

/// <summary>Receipts, commands and answers. Receipts and commands are on the wrong topic for a receiver of telemetry; whoever each is meant for opens it.</summary>
internal static class DownlinkVectors
{
    private const ulong Session = 0x0102030405060708;
    private const ulong Id = 0x1122334455667788;

    private static readonly TestStation Station = new();

    public static VectorFile[] Files() =>
    [
        new(
            "downlink",
            "Receipts and commands to a station, which are on a topic that a receiver does not take, and its answers.",
            [new VectorStation(Station)],
            [.. Receipts(), .. Commands(), .. Answers()]),
        new(
            "downlink-refused",
            "Receipts, commands and answers that are not taken by whom they are meant for.",
            [new VectorStation(Station)],
            [.. RefusedReceipts(), .. RefusedOthers()]),
    ];

    private static IEnumerable<Vector> Receipts()
    {
        Receipt[] receipts =
        [
            new(Session, 0, [], 0),
            new(Session, 40, [], 3),
            new(Session, 40, [new BlockRange(0, 2), new BlockRange(300, 1)], 17),
            new(Session, 1, [.. Enumerable.Range(0, 16).Select(range => new BlockRange(range, range + 1))], 1 << 28),
        ];
        return receipts.Select(receipt => Sealed(
            $"receipt up to {receipt.UpTo} with {receipt.Missing.Count} ranges",
            "receipt",
            "command",
            receipt.ToPayload(),
            new
            {
                kind = "receipt",
                session = receipt.Session.ToString("x16"),
                upTo = receipt.UpTo,
                missing = receipt.Missing.Select(range => new { skip = range.Skip, length = range.Length }),
                tail = receipt.Tail,
            }));
    }

    private static IEnumerable<Vector> Commands()
    {
        CommandRequest[] requests =
        [
            CommandRequest.Identify(30),
            CommandRequest.Set([KeyValuePair.Create("site", "北桥"), KeyValuePair.Create("broker-port", "8883")]),
            CommandRequest.Plain(CommandCode.TimeHint),
            CommandRequest.TimeHint([1, 2, 3, 4, 5, 6, 7, 8], 1_796_083_260_000),
            CommandRequest.Calibrate(3, -12, 1_005_000, 20_788, "Li"),
            CommandRequest.Maintenance(true, [0, 2]),
            CommandRequest.Maintenance(false, []),
            CommandRequest.Resend(1_000),
            CommandRequest.Plain(CommandCode.Diagnostics),
            CommandRequest.Plain(CommandCode.Reboot),
            CommandRequest.Plain(CommandCode.StepKeys),
        ];
        return requests.Select((request, index) => Sealed(
            $"command {index + 1}: {request.Code} with {request.Arguments.Length} bytes of arguments",
            "command",
            "command",
            request.ToPayload(Session, index + 1, 3_600, Id + (ulong)index),
            new
            {
                kind = "command",
                session = Session.ToString("x16"),
                counter = index + 1,
                expiresS = 3_600,
                id = (Id + (ulong)index).ToString("x16"),
                command = (int)request.Code,
                arguments = Convert.ToHexStringLower(request.Arguments),
            }));
    }

    private static IEnumerable<Vector> Answers()
    {
        (int Outcome, byte[] Body)[] answers = [(0, [1, 0]), (1, []), (2, []), (10, [0, 9]), (14, [])];
        return answers.Select(answer => Sealed(
            $"answer with outcome {answer.Outcome}",
            "answer",
            "live",
            new ByteWriter().Byte(0x1C).UInt64(Session).Varint(4).UInt32(0xA1B2C3D4).Varint(61_000).Varint(7).UInt64(Id).Byte(answer.Outcome).Bytes(answer.Body).ToArray(),
            new
            {
                kind = "answer",
                session = Session.ToString("x16"),
                boot = 4,
                bootNonce = "a1b2c3d4",
                uptimeMs = 61_000,
                commandCounter = 7,
                id = Id.ToString("x16"),
                outcome = answer.Outcome,
                body = Convert.ToHexStringLower(answer.Body),
            },
            "valid",
            "none"));
    }

    private static Vector Sealed(
        string name, string channel, string use, byte[] payload, object content, string verdict = "wrong-topic", string reason = "topic-kind") =>
        Vector.Sealed(name, Station, channel, payload, use, verdict: verdict, reason: reason) with { Content = JsonSerializer.Serialize(content), Opens = true };

    private static Vector Refused(
        string name, string channel, string use, byte[] payload, int epoch = 0, string verdict = "wrong-topic", string reason = "topic-kind") =>
        Vector.Sealed(name, Station, channel, payload, use, epoch, verdict, reason) with { Opens = false };

    private static IEnumerable<Vector> RefusedReceipts()
    {
        byte[] sound = new Receipt(Session, 40, [new BlockRange(0, 2)], 17).ToPayload();
        (string Name, byte[] Payload)[] payloads =
        [
            ("of another session", new Receipt(Session + 1, 40, [], 0).ToPayload()),
            ("whose first skip is not 0", new Receipt(Session, 40, [new BlockRange(1, 2)], 0).ToPayload()),
            ("with a later skip of 0", new Receipt(Session, 40, [new BlockRange(0, 2), new BlockRange(0, 2)], 0).ToPayload()),
            ("with an empty range", new Receipt(Session, 40, [new BlockRange(0, 0)], 0).ToPayload()),
            ("with 17 ranges", new Receipt(Session, 40, [.. Enumerable.Range(0, 17).Select(range => new BlockRange(range, 1))], 0).ToPayload()),
            ("up to a number beyond 2^28", new Receipt(Session, (1 << 28) + 1, [], 0).ToPayload()),
            ("that is cut", sound[..^1]),
            ("with a byte left over", [.. sound, 0]),
            ("of a command's kind", [0x1B, .. sound[1..]]),
        ];
        return
        [
            .. payloads.Select(receipt => Refused($"receipt {receipt.Name}", "receipt", "command", receipt.Payload)),
            Refused("receipt sealed with a block key", "receipt", "block", sound),
            Refused("receipt of epoch 1", "receipt", "command", sound, epoch: 1),
        ];
    }

    private static IEnumerable<Vector> RefusedOthers()
    {
        byte[] command = CommandRequest.Plain(CommandCode.Reboot).ToPayload(Session, 1, 3_600, Id);
        byte[] answer = new ByteWriter().Byte(0x1C).UInt64(Session).Varint(4).UInt32(0xA1B2C3D4).Varint(61_000).Varint(7).UInt64(Id).Byte(0).ToArray();
        return
        [
            Refused("command sealed with the live key", "command", "live", command),
            Refused("command of epoch 1", "command", "command", command, epoch: 1),
            Refused("command whose head is cut", "command", "command", command[..^1]),
            Refused("answer sealed with the command key", "answer", "command", answer, verdict: "wrong-key", reason: "seal-other-use"),
            Refused("answer sealed with the block key", "answer", "block", answer, verdict: "wrong-key", reason: "seal-other-use"),
            Refused("answer that is cut", "answer", "live", answer[..^1], verdict: "invalid", reason: "truncated"),
            Refused("answer of boot 0", "answer", "live", [.. answer[..9], 0, .. answer[10..]], verdict: "invalid", reason: "boot"),
            Refused("command as answer", "answer", "command", command),
            Refused("answer as session", "session", "live", answer),
        ];
    }
}

using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Looks for Modbus instruments on a line: asks each address the questions of the shipped profiles, which read registers and change nothing.</summary>
/// <param name="line">The line.</param>
/// <param name="addresses">The addresses to ask.</param>
internal sealed class ModbusProbe(ProbeLine line, IReadOnlyList<int> addresses)
{
    private const int Rounds = 3;

    private readonly IReadOnlyList<ModbusMap> maps = ModbusMaps.Shipped();

    /// <param name="patience">How long an answer may take to begin.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<FoundSensor>> RunAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var found = new List<FoundSensor>();
        foreach (int address in addresses)
        {
            if (await IsThereAsync(address, patience, cancellation))
            {
                found.Add(await ExamineAsync(address, patience, cancellation));
            }
        }

        return found;
    }

    private async Task<bool> IsThereAsync(int address, TimeSpan patience, CancellationToken cancellation)
    {
        foreach (IGrouping<string, ModbusMap> alike in ByQuestion(address))
        {
            byte[] answer = await line.AskAsync(Convert.FromHexString(alike.Key), patience, cancellation);
            if (alike.Any(map => Judgement.FramesOf(Judgement.Try(map.KindAt(address), answer).Finding.Counts) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks everything several times; a map fits that was answered with readings that it can have.</summary>
    private async Task<FoundSensor> ExamineAsync(int address, TimeSpan patience, CancellationToken cancellation)
    {
        var fits = new List<Fit>();
        var others = new List<Fit>();
        int questions = 0;
        int answers = 0;
        foreach (IGrouping<string, ModbusMap> alike in ByQuestion(address))
        {
            var bytes = new List<byte>();
            for (int round = 0; round < Rounds; round++)
            {
                byte[] answer = await line.AskAsync(Convert.FromHexString(alike.Key), patience, cancellation);
                questions++;
                answers += answer.Length > 0 ? 1 : 0;
                bytes.AddRange(answer);
            }

            foreach (ModbusMap map in alike)
            {
                Fit fit = Judgement.Try(map.KindAt(address), [.. bytes]);
                (map.Explains(fit.Finding.Values) ? fits : others).Add(fit);
            }
        }

        return new FoundSensor("Modbus instrument", line.Baud, fits.Count > 0 ? fits : [MostAnswered(others)])
        {
            Address = address,
            Questions = questions,
            Answers = answers,
            Remark = fits.Count switch
            {
                0 => "none of the registers of the shipped profiles holds a possible reading: take the register map from its data sheet",
                1 => null,
                _ => "these have their value in the same register: what it means, only the instrument's label tells",
            },
        };
    }

    /// <summary>Something answers, and no map explains it: its frames count, its values mean nothing.</summary>
    private static Fit MostAnswered(List<Fit> fits)
    {
        Fit most = fits.MaxBy(fit => Judgement.FramesOf(fit.Finding.Counts))!;
        return new Fit(most.Kind with { Title = "an instrument that is in no shipped profile, or has no reading" }, most.Finding with { Values = [] });
    }

    private IEnumerable<IGrouping<string, ModbusMap>> ByQuestion(int address) => maps.GroupBy(map => Convert.ToHexString(map.QuestionAt(address)));
}

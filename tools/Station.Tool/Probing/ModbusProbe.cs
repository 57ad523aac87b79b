using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Looks for Modbus instruments on a line: asks each address the questions of the shipped profiles, which read registers and change nothing.</summary>
/// <param name="line">The line.</param>
/// <param name="addresses">The addresses to ask.</param>
/// <param name="patience">How long an answer may take to begin.</param>
internal sealed class ModbusProbe(ProbeLine line, IReadOnlyList<int> addresses, TimeSpan patience)
{
    /// <summary>Right answers that are wanted, and questions that are asked for them at most: on a bad line some are damaged.</summary>
    private const int Rounds = 3;
    private const int MostRounds = 6;

    /// <summary>What was not answered so often is not answered.</summary>
    private const int FewestRounds = 2;

    /// <summary>
    /// An answer names no register, so one that comes late must not meet the next question: an instrument that is there is given as much time as the firmware's master gives it,
    /// and the line is let fall silent after a question without an answer, as there.
    /// </summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan LateAnswer = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<ModbusMap> maps = ModbusMaps.Shipped();

    /// <summary>All that answer at the line's present rate.</summary>
    public async Task<IReadOnlyList<FoundSensor>> RunAsync(CancellationToken cancellation)
    {
        var found = new List<FoundSensor>();
        foreach (int address in addresses)
        {
            if (await IsThereAsync(address, cancellation))
            {
                await line.ListenAsync(LongPatience, cancellation);
                found.Add(await ExamineAsync(address, cancellation));
            }
        }

        return found;
    }

    private async Task<bool> IsThereAsync(int address, CancellationToken cancellation)
    {
        foreach (IGrouping<string, ModbusMap> alike in ByQuestion(address))
        {
            byte[] answer = await line.AskAsync(Convert.FromHexString(alike.Key), patience, cancellation);
            if (alike.Any(map => Judgement.FramesOf(Judgement.Try(map.KindAt(address), answer).Finding) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks everything several times; a map fits that was answered with readings that it can have.</summary>
    private async Task<FoundSensor> ExamineAsync(int address, CancellationToken cancellation)
    {
        var fits = new List<Fit>();
        var others = new List<Fit>();
        int questions = 0;
        int answered = 0;
        foreach (IGrouping<string, ModbusMap> alike in ByQuestion(address))
        {
            Answers answers = await AskAsync(Convert.FromHexString(alike.Key), alike.First().KindAt(address), cancellation);
            questions += answers.Questions;
            answered += answers.Answered;
            foreach (ModbusMap map in alike)
            {
                Fit fit = Judgement.Try(map.KindAt(address), answers.Bytes);
                (map.Explains(fit.Finding.Values) ? fits : others).Add(fit);
            }
        }

        return new FoundSensor("Modbus instrument", line.Baud, fits.Count > 0 ? fits : [MostAnswered(others)])
        {
            Address = address,
            Questions = questions,
            Answers = answered,
            Remark = fits.Count switch
            {
                0 => "none of the registers of the shipped profiles holds a possible reading: take the register map from its data sheet",
                1 => null,
                _ => "these have their value in the same register: what it means, only the instrument's label tells",
            },
        };
    }

    private async Task<Answers> AskAsync(byte[] question, SensorKind kind, CancellationToken cancellation)
    {
        var bytes = new List<byte>();
        int questions = 0;
        int answered = 0;
        int right = 0;
        while (right < Rounds && questions < MostRounds && (answered > 0 || questions < FewestRounds))
        {
            byte[] answer = await line.AskAsync(question, LongPatience, cancellation);
            questions++;
            answered += answer.Length > 0 ? 1 : 0;
            right += Judgement.FramesOf(Judgement.Try(kind, answer).Finding) > 0 ? 1 : 0;
            bytes.AddRange(answer);
            if (answer.Length == 0)
            {
                await line.ListenAsync(LateAnswer, cancellation);
            }
        }

        return new Answers([.. bytes], questions, answered);
    }

    /// <summary>Something answers, and no map explains it: its frames count, its values mean nothing.</summary>
    private static Fit MostAnswered(List<Fit> fits)
    {
        Fit most = fits.MaxBy(fit => Judgement.FramesOf(fit.Finding))!;
        return new Fit(most.Kind with { Title = "an instrument that is in no shipped profile, or has no reading" }, most.Finding with { Values = [] });
    }

    private IEnumerable<IGrouping<string, ModbusMap>> ByQuestion(int address) => maps.GroupBy(map => Convert.ToHexString(map.QuestionAt(address)));
}

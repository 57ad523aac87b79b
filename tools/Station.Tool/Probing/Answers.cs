namespace Station.Tool.Probing;

/// <summary>What came of a question that was asked several times.</summary>
/// <param name="Bytes">All answers, one after the other.</param>
/// <param name="Questions">How often it was asked.</param>
/// <param name="Answered">How often something came.</param>
internal sealed record Answers(byte[] Bytes, int Questions, int Answered);

namespace Station.Sensors.Winsen;

/// <summary>
/// What the modules of the ZE family differ in, as data: where the answer to a question holds its value, in what unit and with
/// how many decimals, the end of its range, and which mode codes it knows. Sources disagree and not all of this could be held
/// against a module, so a profile can set each by itself. Active frames say most of this themselves.
/// </summary>
public static class WinsenModule
{
    /// <summary>The end of the range is not known: only an active frame can say that it is reached.</summary>
    private const int Unknown = 0;

    private const byte Ppm = WinsenFrame.PartsPerMillion;
    private const byte Ppb = WinsenFrame.PartsPerBillion;

    // The Gravity boards of DFRobot (SEN0465 to SEN0476) speak the same protocol and name gas and decimals in each answer.
    // A row a module and gas; the columns below go with it. Manuals: ZE03 V1.1, ZE07-CO V1.1, ZE08-CH2O V1.0, ZE12A, ZE14-O3, ZE25-O3, ZE27-O3.
    private static string[] Modules => new string[]
    {
        "gravity", "gravity", "gravity", "gravity", "gravity", "gravity",
        "ze03", "ze03", "ze03", "ze03", "ze03", "ze03", "ze07", "ze08", "ze12", "ze12", "ze12", "ze12", "ze14", "ze25", "ze27",
    };

    private static string[] Gases => new string[]
    {
        "co", "so2", "no2", "o3", "h2s", "nh3",
        "co", "so2", "no2", "o3", "h2s", "nh3", "co", "ch2o", "co", "so2", "no2", "o3", "o3", "o3", "o3",
    };

    private static byte[] Positions => new byte[] { 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 6, 6, 6, 6, 6, 6, 6, 6 };

    private static byte[] Units => new byte[] { Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppm, Ppb, Ppb, Ppb, Ppb, Ppb, Ppb, Ppb, Ppb };

    private static byte[] Decimals => new byte[] { 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };

    /// <summary>In the unit and decimals of the value.</summary>
    private static int[] FullScales => new int[]
    {
        Unknown, Unknown, Unknown, Unknown, Unknown, Unknown,
        1_000, 200, 200, 100, 100, 100, 5_000, 5_000, Unknown, Unknown, Unknown, Unknown, Unknown, 10_000, 10_000,
    };

    /// <summary>Rows before this one have the mode codes of the older ZE03.</summary>
    private const int FirstNewerRow = 12;

    /// <summary>Rows before this one name gas and decimals in the answer.</summary>
    private const int FirstSilentRow = 6;

    /// <summary>The Gravity boards need 5 min (product pages, "preheat time").</summary>
    public const int LongWarmUpMs = 300_000;

    /// <summary>The row that a module and gas have, -1 for none.</summary>
    public static int Find(string module, string gas)
    {
        // Made when a profile is read: held all the time they would take 600 bytes.
        string[] modules = Modules;
        string[] gases = Gases;
        for (int i = 0; i < modules.Length; i++)
        {
            if (modules[i] == module && gases[i] == gas)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>First byte of the value in an answer.</summary>
    public static int Position(int row) => Positions[row];

    public static byte Unit(int row) => Units[row];

    public static int DecimalsOf(int row) => Decimals[row];

    public static int FullScale(int row) => FullScales[row];

    public static bool NamesGas(int row) => row < FirstSilentRow;

    public static bool IsOlder(int row) => row < FirstNewerRow;
}

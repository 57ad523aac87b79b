namespace Station.Profiles;

/// <summary>The functional zones of GB 3096-2008 and their limits (table 1): 0 quietest, 4b along railways.</summary>
public static class NoiseZone
{
    /// <summary>The profile names no zone.</summary>
    public const int None = -1;

    // Made when a profile is read: held all the time they would take 200 bytes.
    private static string[] Names => new string[] { "0", "1", "2", "3", "4a", "4b" };
    private static byte[] DayDecibels => new byte[] { 50, 55, 60, 65, 70, 70 };
    private static byte[] NightDecibels => new byte[] { 40, 45, 50, 55, 55, 60 };

    /// <summary>The place of the profile's zone in the table, or <see cref="None"/>.</summary>
    public static int Read(ProfileStatement head)
    {
        string text = head.Text("zone", null);
        int zone = text == null ? None : System.Array.IndexOf(Names, text);
        if (text != null && zone < 0)
        {
            head.BadValue("zone", text, "a zone of GB 3096: 0, 1, 2, 3, 4a or 4b");
        }

        return zone;
    }

    /// <summary>The limit of a zone in dB(A).</summary>
    public static int LimitDecibels(int zone, bool atNight) => atNight ? NightDecibels[zone] : DayDecibels[zone];
}

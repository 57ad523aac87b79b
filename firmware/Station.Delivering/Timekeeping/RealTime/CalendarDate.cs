namespace Station.Timekeeping.RealTime;

/// <summary>The Gregorian calendar in integers, without exceptions (H. Hinnant, "chrono-compatible low-level date algorithms").</summary>
public static class CalendarDate
{
    private static readonly int[] DaysOfMonth = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    /// <summary>Days of a month; 0 when there is no such month.</summary>
    public static int DaysIn(int year, int month)
    {
        if (month < 1 || month > 12)
        {
            return 0;
        }

        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return DaysOfMonth[month - 1] + (month == 2 && leap ? 1 : 0);
    }

    /// <summary>Days from 1970-01-01, for years from 0.</summary>
    public static int DaysSince1970(int year, int month, int day)
    {
        // The year begins in March, so that the leap day is its last.
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /// <summary>The date so many days after 1970-01-01.</summary>
    public static void FromDays(int days, out int year, out int month, out int day)
    {
        int shifted = days + 719_468;
        int era = shifted / 146_097;
        int dayOfEra = shifted - era * 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int fromMarch = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
        month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    }
}

using System.Collections;
using Station.Measurement;

namespace Station.Profiles;

/// <summary>Reads <c>curve</c> statements: those of one name are the points of one curve, from the lowest level up.</summary>
public static class CurveStatementReader
{
    /// <summary>Most points of all curves together.</summary>
    public const int MostPoints = 64;

    /// <summary>The curves, in the order of their first points.</summary>
    public static CurveSettings[] Read(ArrayList statements, ProfileProblems problems)
    {
        var curves = new ArrayList();
        var done = new ArrayList();
        int points = 0;
        for (int i = 0; i < statements.Count; i++)
        {
            var statement = (ProfileStatement)statements[i];
            if (statement.Word != "curve")
            {
                continue;
            }

            points++;
            if (!done.Contains(statement.Name))
            {
                done.Add(statement.Name);
                curves.Add(ReadCurve(statement, PointsOf(statement.Name, i, statements)));
            }
        }

        if (points > MostPoints)
        {
            problems.Add(0, ProfileToken.TooLong, "there are " + points + " 'curve' statements; write at most " + MostPoints);
        }

        return (CurveSettings[])curves.ToArray(typeof(CurveSettings));
    }

    private static ArrayList PointsOf(string name, int from, ArrayList statements)
    {
        var points = new ArrayList();
        for (int i = from; i < statements.Count; i++)
        {
            var statement = (ProfileStatement)statements[i];
            if (statement.Word == "curve" && statement.Name == name)
            {
                points.Add(statement);
            }
        }

        return points;
    }

    private static CurveSettings ReadCurve(ProfileStatement first, ArrayList points)
    {
        var levelsMm = new int[points.Count];
        var discharges = new int[points.Count];
        for (int i = 0; i < points.Count; i++)
        {
            var point = (ProfileStatement)points[i];
            levelsMm[i] = point.RequiredInteger("level", -1_000_000, 1_000_000);
            point.Required("discharge");
            discharges[i] = point.Decimal("discharge", RatingCurve.Decimals, 0);
            CheckRise(point, levelsMm, discharges, i);
        }

        if (points.Count < 2)
        {
            first.Report(ProfileToken.MissingStatement, "curve '" + first.Name + "' has one point; write a line for each of two or more");
        }

        return new CurveSettings(first.Name, levelsMm, discharges);
    }

    private static void CheckRise(ProfileStatement point, int[] levelsMm, int[] discharges, int index)
    {
        if (index > 0 && levelsMm[index] <= levelsMm[index - 1])
        {
            point.BadValue("level", point.Text("level", string.Empty), "a level above that of the point before");
        }

        if (discharges[index] < (index > 0 ? discharges[index - 1] : 0))
        {
            point.BadValue("discharge", point.Text("discharge", string.Empty), "a discharge that is not below 0 or that of the point before");
        }
    }
}

namespace Station.Profiles;

/// <summary>The text of a profile without what only people need: comments, empty lines, blanks beyond one.</summary>
public static class CompactText
{
    /// <summary>Files up to 512 bytes live in the metadata of their directory, where the root has no room for a profile.</summary>
    private const int LeastBytes = 513;

    /// <summary>Shortens the first bytes in place; returns how many are left. Short texts are filled up with line feeds.</summary>
    public static int Shorten(byte[] text, int count)
    {
        int length = 0;
        bool inComment = false;
        bool afterBlank = false;
        for (int i = 0; i < count; i++)
        {
            byte symbol = text[i];
            bool atStart = length == 0 || text[length - 1] == '\n';
            if (symbol == '\n')
            {
                inComment = false;
                afterBlank = false;
                length = atStart ? length : Append(text, length, symbol);
            }
            else if (inComment || symbol == '#')
            {
                inComment = true;
            }
            else if (symbol == ' ' || symbol == '\t' || symbol == '\r')
            {
                afterBlank = true;
            }
            else
            {
                length = afterBlank && !atStart ? Append(text, length, (byte)' ') : length;
                afterBlank = false;
                length = Append(text, length, symbol);
            }
        }

        while (length < LeastBytes)
        {
            length = Append(text, length, (byte)'\n');
        }

        return length;
    }

    private static int Append(byte[] text, int length, byte symbol)
    {
        text[length] = symbol;
        return length + 1;
    }
}

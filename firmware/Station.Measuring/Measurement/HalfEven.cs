namespace Station.Measurement;

/// <summary>Rounding as GB/T 8170 asks for it, which HJ 633 and HJ 212 refer to: to the nearest, halves to the even neighbour.</summary>
public static class HalfEven
{
    /// <summary>The rounded quotient. The divisor is positive.</summary>
    public static long Divide(long dividend, long divisor)
    {
        long quotient = dividend / divisor;
        long remainder = dividend - quotient * divisor;
        if (remainder < 0)
        {
            remainder += divisor;
            quotient--;
        }

        long rest = divisor - remainder;
        if (remainder > rest || (remainder == rest && (quotient & 1) != 0))
        {
            quotient++;
        }

        return quotient;
    }
}

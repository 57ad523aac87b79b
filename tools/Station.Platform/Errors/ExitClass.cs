namespace Station.Platform.Errors;

/// <summary>Whose fault an error is; the number is the exit status of a command that ends with it.</summary>
public enum ExitClass
{
    Input = 3,
    Environment = 4,
}

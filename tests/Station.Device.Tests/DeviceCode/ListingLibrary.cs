namespace Station.Device.Tests.DeviceCode;

/// <summary>Every listing.</summary>
internal sealed class ListingLibrary
{
    private readonly Dictionary<string, Listing> listings =
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Listings"), "*.txt")
            .Select(file => new Listing(File.ReadAllLines(file)))
            .ToDictionary(listing => listing.Name);

    public static ListingLibrary All { get; } = new();

    public Listing? Find(string assembly) => listings.GetValueOrDefault(assembly);
}

using Station.Platform.Assessment;
using Station.Platform.Standards;
using Station.Platform.Tests.Standards;
using Xunit;

namespace Station.Platform.Tests.Assessment;

public sealed class MassConcentrationTests
{
    [Theory]
    [InlineData("ppb", Pollutant.SulphurDioxide, "2.6186")]
    [InlineData("ppb", Pollutant.NitrogenDioxide, "1.8804")]
    [InlineData("ppb", Pollutant.Ozone, "1.9619")]
    [InlineData("ppb", Pollutant.CarbonMonoxide, "1.1449")]
    [InlineData("ppm", Pollutant.CarbonMonoxide, "1144.9")]
    [InlineData("mg/m3", Pollutant.CarbonMonoxide, "1000")]
    [InlineData("ug/m3", Pollutant.Pm25, "1")]
    [InlineData("ng/m3", Pollutant.Pm10, "0.001")]
    public void A_unit_in_micrograms(string unit, Pollutant pollutant, string micrograms) => Assert.Equal(
        (Fraction)decimal.Parse(micrograms, System.Globalization.CultureInfo.InvariantCulture),
        MassConcentration.MicrogramsPer(unit, pollutant, SeedTables.Statistics));

    [Theory]
    [InlineData("ppb", Pollutant.Pm25)]
    [InlineData("ppm", Pollutant.Pm10)]
    [InlineData("kg", Pollutant.Ozone)]
    [InlineData("", Pollutant.Ozone)]
    public void A_unit_that_cannot_be_meant(string unit, Pollutant pollutant) =>
        Assert.Null(MassConcentration.MicrogramsPer(unit, pollutant, SeedTables.Statistics));

    /// <summary>The table's figures against molar masses (IUPAC 2021) and 24.465 L/mol.</summary>
    [Theory]
    [InlineData(Pollutant.SulphurDioxide, 64.066)]
    [InlineData(Pollutant.NitrogenDioxide, 46.006)]
    [InlineData(Pollutant.Ozone, 47.998)]
    [InlineData(Pollutant.CarbonMonoxide, 28.010)]
    public void The_factors_are_molar_mass_over_molar_volume(Pollutant pollutant, double molarMass) =>
        Assert.Equal(molarMass / 24.465, (double)SeedTables.Statistics.MicrogramsPerPpb[pollutant], 3e-4);
}

using System.Text.Json.Serialization;

namespace Station.Page.Contract;

/// <summary>Something that may be asked of a show.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "ask", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(SetSpeed), "speed")]
[JsonDerivedType(typeof(SetBroker), "broker")]
[JsonDerivedType(typeof(SetPower), "power")]
[JsonDerivedType(typeof(SetUplink), "uplink")]
[JsonDerivedType(typeof(SetTrouble), "trouble")]
[JsonDerivedType(typeof(MoveWorld), "move")]
[JsonDerivedType(typeof(ReleaseWorld), "release")]
[JsonDerivedType(typeof(TypeKeys), "keys")]
public abstract record ShowRequest;

/// <summary>How fast virtual time goes.</summary>
/// <param name="Speed">Virtual seconds a second; 0 lets time stand still, null lets it go as fast as it can.</param>
public sealed record SetSpeed(double? Speed) : ShowRequest;

/// <summary>Starts or stops the broker.</summary>
public sealed record SetBroker(bool On) : ShowRequest;

/// <summary>Gives a station its supply, or pulls it.</summary>
public sealed record SetPower(int Station, bool On) : ShowRequest;

/// <summary>Does something to a station's way to the broker.</summary>
public sealed record SetUplink(int Station, UplinkWay Way) : ShowRequest;

/// <summary>Does something to a sensor, or leaves it in peace again.</summary>
public sealed record SetTrouble(int Station, string Sensor, SensorTroubleKind Trouble) : ShowRequest;

/// <summary>Moves something in the world around a station (<see cref="SliderPicture.Quantity"/>).</summary>
public sealed record MoveWorld(int Station, string Quantity, double Value) : ShowRequest;

/// <summary>Leaves it to nature again.</summary>
public sealed record ReleaseWorld(int Station, string Quantity) : ShowRequest;

/// <summary>Types at a station's terminal.</summary>
public sealed record TypeKeys(int Station, string Text) : ShowRequest;

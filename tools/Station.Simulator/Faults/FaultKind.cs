using Station.Simulator.Worlds;

namespace Station.Simulator.Faults;

/// <summary>A way in which something goes wrong. It keeps nothing: what it did to a world is in that world.</summary>
public abstract class FaultKind
{
    /// <summary>As scenarios write it.</summary>
    public abstract string Name { get; }

    public abstract FaultFamily Family { get; }

    /// <summary>In a few words, for the table of the documentation.</summary>
    public abstract string What { get; }

    /// <summary>The parameters, in the order in which they are written.</summary>
    public virtual IReadOnlyList<FaultParameter> Parameters => [];

    /// <summary>How long the swarm lets it last; null for a fault that is over at once.</summary>
    public virtual FaultParameter? Lasts => null;

    /// <summary>What it does to flash behind the station's back, so that not every law can hold any more.</summary>
    public virtual StorageDamage Damage => StorageDamage.None;

    /// <summary>Name of a parameter that is the same in all faults of this kind that the swarm draws for a run; null for none.</summary>
    public virtual string? FixedParameter => null;

    /// <summary>Whether it is one of certificates: only a broker that speaks TLS has them.</summary>
    public virtual bool NeedsTls => false;

    /// <summary>How often the swarm draws it beside the others of its family; 0 for never.</summary>
    public virtual int Weight => 4;

    /// <summary>Does it to a world.</summary>
    public abstract void Apply(World world, FaultArguments arguments);

    /// <summary>Ends it, as far as it is ended by anything. Called once for each <see cref="Apply"/> that lasts, and only when no other of the same kind and arguments is still there.</summary>
    public virtual void Lift(World world, FaultArguments arguments)
    {
    }
}

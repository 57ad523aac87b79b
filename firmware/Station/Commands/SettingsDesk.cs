using Station.Journal;
using Station.Profiles;
using Station.Settings;
using Station.Texts;
using Station.Uplink;

namespace Station.Commands;

/// <summary>Where settings are changed: the door for commands and terminal. Says who may change what, makes a change durable, and brings it into force.</summary>
public sealed class SettingsDesk
{
    private readonly SettingsStore store;
    private readonly ProfileFile profiles;
    private readonly Catalogue catalogue;
    private readonly DeliveryChain delivery;

    /// <param name="store">Keeps them.</param>
    /// <param name="profiles">Tries a profile before a station depends on it.</param>
    /// <param name="catalogue">Speaks the language in force.</param>
    /// <param name="delivery">Uses the settings of the link, and tries them; null on a station that is not provisioned.</param>
    public SettingsDesk(SettingsStore store, ProfileFile profiles, Catalogue catalogue, DeliveryChain delivery)
    {
        this.store = store;
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.delivery = delivery;
    }

    public SettingsStore Store => store;

    public string NameOf(SettingKey key) => store.Settings.Schema[(int)key].Name;

    /// <summary>Adds a pair to a change, or says why it must not be made.</summary>
    /// <param name="name">The setting's name, as it came.</param>
    /// <param name="value">The value, as it came.</param>
    /// <param name="isFromAfar">Whether it came over the network.</param>
    /// <param name="change">Takes it.</param>
    public Refusal Take(string name, string value, bool isFromAfar, SettingChange change)
    {
        SettingDefinition definition = store.Settings.Schema.Find(name);
        if (definition == null)
        {
            return Refusal.SettingUnknown;
        }

        if (definition.Use == SettingUse.Identity)
        {
            return Refusal.SettingOfIdentity;
        }

        if (definition.Secret && isFromAfar)
        {
            return Refusal.SettingIsSecret;
        }

        Refusal refusal = SettingRules.Check(definition, value, out long _);
        if (refusal == Refusal.None && definition.Key == SettingKey.ProfileFile && !profiles.IsUsable(value))
        {
            return Refusal.SettingNoProfile;
        }

        if (refusal == Refusal.None)
        {
            change.Add(definition.Key, value);
        }

        return refusal;
    }

    /// <summary>Minutes for which a change would be on trial; 0 for none.</summary>
    public int TrialMinutes(SettingChange change) =>
        delivery != null && change.Has(store.Settings.Schema, SettingUse.Link) ? (int)store.Settings.Number(SettingKey.TrialTime) : 0;

    /// <summary>Minutes that are left to the values on trial, begun ones counted.</summary>
    public int TrialLeftMinutes => delivery == null ? 0 : (int)((delivery.SettingsTrialLeftMs + 59_999) / 60_000);

    /// <summary>Whether a value of a change comes into force at the next start.</summary>
    public bool WaitsForStart(SettingChange change) =>
        change.Has(store.Settings.Schema, SettingUse.AtStart) || (delivery == null && change.Has(store.Settings.Schema, SettingUse.Link));

    /// <summary>Makes a change that <see cref="Take"/> has gathered; what is so already stays as it is.</summary>
    public Refusal Change(SettingChange change)
    {
        if (IsInForce(change))
        {
            return Refusal.None;
        }

        Refusal refusal = store.Change(change, delivery != null);
        if (refusal != Refusal.None)
        {
            return refusal;
        }

        catalogue.Language = store.Settings.Language;
        if (delivery != null)
        {
            delivery.TakeSettings(change.Has(store.Settings.Schema, SettingUse.Link));
        }

        return Refusal.None;
    }

    private bool IsInForce(SettingChange change)
    {
        for (int i = 0; i < change.Count; i++)
        {
            if (store.Settings.Text(change.Key(i)) != change.Value(i))
            {
                return false;
            }
        }

        return true;
    }
}

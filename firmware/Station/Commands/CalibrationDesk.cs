using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Journal;
using Station.Measurement;
using Station.Profiles;
using Station.Settings;

namespace Station.Commands;

/// <summary>
/// Where channels are calibrated: the door for commands and terminal. A change is first made durable in its slot, then told as an event in the sealed chain, and the context that follows parts
/// the records before from those after. What a power cut or flash keeps from being told is told later.
/// </summary>
public sealed class CalibrationDesk : IMinuteFollower
{
    private const int BodyLimitBytes = 64;

    private readonly ChannelSettings[] channels;
    private readonly Calibration[] calibrations;
    private readonly CalibrationFile file;
    private readonly BootOpening opening;
    private MeasuringChain chain;

    public CalibrationDesk(ChannelSettings[] channels, Calibration[] calibrations, CalibrationFile file, BootOpening opening)
    {
        this.channels = channels;
        this.calibrations = calibrations;
        this.file = file;
        this.opening = opening;
    }

    /// <summary>Begins to work for a measuring chain.</summary>
    public void Serve(MeasuringChain measuring)
    {
        chain = measuring;
        measuring.Minutes.Follow(this);
    }

    /// <summary>Channels.</summary>
    public int Count => channels.Length;

    /// <summary>Zero and span of a channel; not to be changed here.</summary>
    public Calibration Of(int channel) => calibrations[channel];

    /// <summary>Whether exactly that is in force already.</summary>
    public bool Is(int channel, int zero, int span, int day, string person)
    {
        Calibration present = calibrations[channel];
        return present.Version > 0 && present.Zero == zero && present.Span == span && present.Day == day && present.Operator == person;
    }

    /// <summary>What <see cref="Set"/> would say now; flash alone may still refuse.</summary>
    public CalibrationResult Check(int channel, int zero, int span, int day, string person)
    {
        if (!IsSound(channel, zero, span, day, person))
        {
            return CalibrationResult.BadValue;
        }

        if (IsWaiting)
        {
            return CalibrationResult.Busy;
        }

        Calibration before = Put(channel, zero, span, day, person);
        bool fits = file.HasRoom(channels[channel].Name);
        calibrations[channel].CopyFrom(before);
        return fits ? CalibrationResult.Done : CalibrationResult.NoRoom;
    }

    /// <summary>Calibrates a channel. In force from the record on whose period is not over yet, for the whole of it.</summary>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="zero">What the instrument shows where there is nothing, in stored units.</param>
    /// <param name="span">Factor in millionths; 1,000,000 for sound levels.</param>
    /// <param name="day">Day since 1970-01-01.</param>
    /// <param name="person">Who did it.</param>
    /// <param name="nowMs">Uptime.</param>
    public CalibrationResult Set(int channel, int zero, int span, int day, string person, long nowMs)
    {
        if (!IsSound(channel, zero, span, day, person))
        {
            return CalibrationResult.BadValue;
        }

        if (IsWaiting || !Tell(nowMs))
        {
            return CalibrationResult.Busy;
        }

        Calibration before = Put(channel, zero, span, day, person);
        file.Unrecorded = channels[channel].Name;
        CalibrationResult result = file.Save();
        if (result != CalibrationResult.Done)
        {
            calibrations[channel].CopyFrom(before);
            file.Unrecorded = string.Empty;
            return result;
        }

        opening.ChangeContext();
        Tell(nowMs);
        return CalibrationResult.Done;
    }

    public void TakeMinute(PeriodRecord record, long nextEndMs) => Tell(record.StartUptimeMs + record.LengthMs);

    public void ForgetMinute()
    {
    }

    /// <summary>A record waits for flash, or the boot is not open yet.</summary>
    private bool IsWaiting => chain == null || chain.Minutes.IsOffering || chain.Hours.IsOffering || !opening.IsOpen;

    /// <summary>Changes a calibration in RAM; returns the one before.</summary>
    private Calibration Put(int channel, int zero, int span, int day, string person)
    {
        Calibration target = calibrations[channel];
        var before = new Calibration();
        before.CopyFrom(target);
        target.Zero = zero;
        target.Span = span;
        target.Day = day;
        target.Operator = person;
        target.Version = before.Version + 1;
        return before;
    }

    private bool IsSound(int channel, int zero, int span, int day, string person)
    {
        bool isSpan = channels[channel].Statistic == Statistic.EquivalentLevel
            ? span == Calibration.UnitySpan
            : span >= Calibration.SmallestSpan && span <= Calibration.LargestSpan;
        byte[] name = System.Text.Encoding.UTF8.GetBytes(person);
        return isSpan && zero >= -Calibration.LargestZero && zero <= Calibration.LargestZero && day > 0
            && name.Length <= CalibrationFile.OperatorLimitBytes && Utf8.IsPlainText(name, 0, name.Length);
    }

    /// <summary>Tells what has not been told yet. False when flash refused.</summary>
    private bool Tell(long nowMs)
    {
        if (file.Unrecorded.Length == 0)
        {
            return true;
        }

        int channel = channels.Length - 1;
        while (channel >= 0 && channels[channel].Name != file.Unrecorded)
        {
            channel--;
        }

        if (channel >= 0)
        {
            var body = new ByteWriter(new byte[BodyLimitBytes]);
            body.Varint(channel);
            CalibrationFile.Write(calibrations[channel], body);
            if (!opening.AcceptEvent(EventType.Calibration, nowMs, body))
            {
                return false;
            }
        }

        // When this is refused, or a cut comes first, the event is told once more: the same version again is the same change.
        string name = file.Unrecorded;
        file.Unrecorded = string.Empty;
        if (file.Save() == CalibrationResult.Done)
        {
            return true;
        }

        file.Unrecorded = name;
        return false;
    }
}

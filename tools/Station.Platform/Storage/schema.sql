-- Every table but the archive is a set of facts drawn from it: rows are added or merged by operations that do not care
-- about order, so that any order of arrival, and any rebuild, ends in the same content.

CREATE TABLE archive (
    id           INTEGER PRIMARY KEY,
    received_ms  INTEGER NOT NULL,
    topic        TEXT    NOT NULL,
    message      BLOB    NOT NULL,
    verdict      TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    station      INTEGER
) STRICT;

CREATE INDEX archive_not_evidence ON archive (station, verdict, reason) WHERE verdict <> 'valid';

-- arrivals: times it came on the block topic; repeats: times it came as the retained context.
CREATE TABLE block (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    block              INTEGER NOT NULL,
    tag                BLOB    NOT NULL,
    kind               INTEGER NOT NULL,
    boot               INTEGER NOT NULL,
    boot_nonce         INTEGER NOT NULL,
    context            INTEGER NOT NULL,
    first_sequence     INTEGER NOT NULL,
    last_sequence      INTEGER NOT NULL,
    count              INTEGER NOT NULL,
    start_ms           INTEGER NOT NULL,
    oldest_held        INTEGER NOT NULL,
    previous           BLOB    NOT NULL,
    arrivals           INTEGER NOT NULL,
    repeats            INTEGER NOT NULL,
    first_received_ms  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, block, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE live (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    sequence           INTEGER NOT NULL,
    tag                BLOB    NOT NULL,
    next_block         INTEGER NOT NULL,
    utc_ms             INTEGER,
    uncertainty_ms     INTEGER,
    arrivals           INTEGER NOT NULL,
    first_received_ms  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, sequence, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    boot               INTEGER NOT NULL,
    uptime_ms          INTEGER NOT NULL,
    tag                BLOB    NOT NULL,
    boot_nonce         INTEGER NOT NULL,
    session            INTEGER NOT NULL,
    command_counter    INTEGER NOT NULL,
    next_block         INTEGER NOT NULL,
    oldest_held        INTEGER NOT NULL,
    next_sequence      INTEGER NOT NULL,
    firmware_version   TEXT    NOT NULL,
    arrivals           INTEGER NOT NULL,
    first_received_ms  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot, uptime_ms, tag)
) STRICT, WITHOUT ROWID;

-- What stations said about commands: command_id names the command, outcome is that of the telemetry format.
CREATE TABLE answer (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    boot               INTEGER NOT NULL,
    uptime_ms          INTEGER NOT NULL,
    tag                BLOB    NOT NULL,
    boot_nonce         INTEGER NOT NULL,
    session            INTEGER NOT NULL,
    command_counter    INTEGER NOT NULL,
    command_id         INTEGER NOT NULL,
    outcome            INTEGER NOT NULL,
    body               BLOB    NOT NULL,
    arrivals           INTEGER NOT NULL,
    first_received_ms  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot, uptime_ms, tag)
) STRICT, WITHOUT ROWID;

-- The furthest that sealed messages say a station has come.
CREATE TABLE frontier (
    station        INTEGER NOT NULL,
    generation     INTEGER NOT NULL,
    next_block     INTEGER NOT NULL,
    oldest_held    INTEGER NOT NULL,
    next_sequence  INTEGER NOT NULL,
    PRIMARY KEY (station, generation)
) STRICT, WITHOUT ROWID;

-- variant is drawn from the content: the same record again meets its own row, another content gets a row beside it.
-- sources: 1 a live copy, 2 a block, 3 both. kind: 0 while only a live copy is there.
-- value and quality are JSON lists in column order; quality is null when every value is normal.
CREATE TABLE record (
    station        INTEGER NOT NULL,
    generation     INTEGER NOT NULL,
    sequence       INTEGER NOT NULL,
    variant        INTEGER NOT NULL,
    sources        INTEGER NOT NULL,
    kind           INTEGER NOT NULL,
    block          INTEGER,
    boot           INTEGER NOT NULL,
    boot_nonce     INTEGER NOT NULL,
    context        INTEGER NOT NULL,
    start_ms       INTEGER NOT NULL,
    length_ms      INTEGER NOT NULL,
    period_s       INTEGER NOT NULL,
    valid_s        INTEGER NOT NULL,
    quality        TEXT,
    value          TEXT,
    event_type     INTEGER,
    event_body     BLOB,
    PRIMARY KEY (station, generation, sequence, variant)
) STRICT, WITHOUT ROWID;

CREATE TABLE boot (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    sequence           INTEGER NOT NULL,
    variant            INTEGER NOT NULL,
    boot               INTEGER NOT NULL,
    boot_nonce         INTEGER NOT NULL,
    cause              INTEGER NOT NULL,
    short_boots        INTEGER NOT NULL,
    previous_boot      INTEGER NOT NULL,
    findings           INTEGER NOT NULL,
    firmware_version   TEXT    NOT NULL,
    board              TEXT    NOT NULL,
    PRIMARY KEY (station, generation, sequence, variant)
) STRICT, WITHOUT ROWID;

CREATE TABLE anchor (
    station         INTEGER NOT NULL,
    generation      INTEGER NOT NULL,
    boot            INTEGER NOT NULL,
    boot_nonce      INTEGER NOT NULL,
    uptime_ms       INTEGER NOT NULL,
    uncertainty_ms  INTEGER NOT NULL,
    utc_ms          INTEGER NOT NULL,
    source          INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot, boot_nonce, uptime_ms, uncertainty_ms, utc_ms, source)
) STRICT, WITHOUT ROWID;

-- When the first anchor of a boot came, and when its first block: whether a bracket was final before, whatever the order in which the archive is read.
CREATE TABLE anchor_arrival (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    boot               INTEGER NOT NULL,
    boot_nonce         INTEGER NOT NULL,
    first_received_ms  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot, boot_nonce)
) STRICT, WITHOUT ROWID;

CREATE TABLE boot_arrival (
    station            INTEGER NOT NULL,
    generation         INTEGER NOT NULL,
    boot               INTEGER NOT NULL,
    first_received_ms  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot)
) STRICT, WITHOUT ROWID;

-- Boots with two anchors that contradict each other beyond their uncertainties.
CREATE TABLE anchor_conflict (
    station     INTEGER NOT NULL,
    generation  INTEGER NOT NULL,
    boot        INTEGER NOT NULL,
    boot_nonce  INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot, boot_nonce)
) STRICT, WITHOUT ROWID;

-- How long after the end of its record the live copy of a boot arrived that was there soonest, by the time that it names itself: with its uncertainty added, and taken away.
CREATE TABLE live_delay (
    station           INTEGER NOT NULL,
    generation        INTEGER NOT NULL,
    boot              INTEGER NOT NULL,
    boot_nonce        INTEGER NOT NULL,
    longest_delay_ms  INTEGER NOT NULL,
    least_delay_ms    INTEGER NOT NULL,
    PRIMARY KEY (station, generation, boot, boot_nonce)
) STRICT, WITHOUT ROWID;

CREATE TABLE loss (
    station          INTEGER NOT NULL,
    generation       INTEGER NOT NULL,
    sequence         INTEGER NOT NULL,
    variant          INTEGER NOT NULL,
    kind             INTEGER NOT NULL,
    reason           INTEGER NOT NULL,
    first_sequence   INTEGER NOT NULL,
    last_sequence    INTEGER NOT NULL,
    count            INTEGER NOT NULL,
    first_boot       INTEGER NOT NULL,
    first_uptime_ms  INTEGER NOT NULL,
    last_boot        INTEGER NOT NULL,
    last_uptime_ms   INTEGER NOT NULL,
    PRIMARY KEY (station, generation, sequence, variant)
) STRICT, WITHOUT ROWID;

-- sensors is a JSON list of {name, model, serial}. variant is drawn from the body, as for records.
CREATE TABLE context (
    station                 INTEGER NOT NULL,
    generation              INTEGER NOT NULL,
    context                 INTEGER NOT NULL,
    variant                 INTEGER NOT NULL,
    site                    TEXT    NOT NULL,
    latitude_microdegrees   INTEGER NOT NULL,
    longitude_microdegrees  INTEGER NOT NULL,
    utc_offset_minutes      INTEGER NOT NULL,
    day_boundary_minutes    INTEGER NOT NULL,
    firmware_version        TEXT    NOT NULL,
    firmware_hash           BLOB    NOT NULL,
    board                   TEXT    NOT NULL,
    profile                 TEXT    NOT NULL,
    profile_version         INTEGER NOT NULL,
    maintenance             INTEGER NOT NULL,
    sensors                 TEXT    NOT NULL,
    PRIMARY KEY (station, generation, context, variant)
) STRICT, WITHOUT ROWID;

-- kind is that of the records (1 minute, 2 hour); position counts from 0, as the elements of record.value do.
CREATE TABLE context_column (
    station               INTEGER NOT NULL,
    generation            INTEGER NOT NULL,
    context               INTEGER NOT NULL,
    variant               INTEGER NOT NULL,
    kind                  INTEGER NOT NULL,
    position              INTEGER NOT NULL,
    factor                TEXT    NOT NULL,
    statistic             INTEGER NOT NULL,
    unit                  TEXT    NOT NULL,
    exponent              INTEGER NOT NULL,
    instance              INTEGER NOT NULL,
    calibration_zero      INTEGER NOT NULL,
    calibration_span      INTEGER NOT NULL,
    calibration_day       INTEGER NOT NULL,
    calibration_operator  TEXT    NOT NULL,
    calibration_version   INTEGER NOT NULL,
    PRIMARY KEY (station, generation, context, variant, kind, position)
) STRICT, WITHOUT ROWID;

-- Levels of a local day (number since 1970-01-01) in stored units of the minute column; null without readings.
CREATE TABLE day_level (
    station         INTEGER NOT NULL,
    generation      INTEGER NOT NULL,
    sequence        INTEGER NOT NULL,
    variant         INTEGER NOT NULL,
    context         INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    day             INTEGER NOT NULL,
    day_readings    INTEGER NOT NULL,
    ld              INTEGER,
    night_readings  INTEGER NOT NULL,
    ln              INTEGER,
    ldn             INTEGER,
    PRIMARY KEY (station, generation, sequence, variant, position)
) STRICT, WITHOUT ROWID;

-- What holds for a minute column, and the hour columns made from it, from the next record on.
CREATE TABLE calibration (
    station     INTEGER NOT NULL,
    generation  INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    variant     INTEGER NOT NULL,
    context     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    zero        INTEGER NOT NULL,
    span        INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    operator    TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    PRIMARY KEY (station, generation, sequence, variant)
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm (
    station     INTEGER NOT NULL,
    generation  INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    variant     INTEGER NOT NULL,
    context     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    raised      INTEGER NOT NULL,
    value       INTEGER NOT NULL,
    PRIMARY KEY (station, generation, sequence, variant)
) STRICT, WITHOUT ROWID;

-- Identities that came with more than one content. subject: 'record', 'block' or 'context'; number: its identity.
CREATE TABLE conflict (
    station     INTEGER NOT NULL,
    generation  INTEGER NOT NULL,
    subject     TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    PRIMARY KEY (station, generation, subject, number)
) STRICT, WITHOUT ROWID;

CREATE VIEW quarantine AS
    SELECT id, received_ms, topic, message, verdict, reason, station
    FROM archive
    WHERE verdict <> 'valid' AND verdict <> 'advisory';

-- Blocks whose predecessor is there but is not the one that they were chained to.
CREATE VIEW chain_break AS
    SELECT station, generation, block, tag
    FROM block AS later
    WHERE EXISTS (
            SELECT 1 FROM block AS earlier
            WHERE earlier.station = later.station AND earlier.generation = later.generation
              AND earlier.block = later.block - 1)
      AND NOT EXISTS (
            SELECT 1 FROM block AS earlier
            WHERE earlier.station = later.station AND earlier.generation = later.generation
              AND earlier.block = later.block - 1 AND substr(earlier.tag, 1, 8) = later.previous);

-- Boots whose first anchor came when their bracket was final: 30 days after the first block of a later boot, and after an anchor of a later boot. It changes nothing any more.
CREATE VIEW late_boot AS
    SELECT own.station, own.generation, own.boot, own.boot_nonce FROM anchor_arrival AS own
    WHERE own.first_received_ms >= (
            SELECT min(later.first_received_ms) FROM anchor_arrival AS later
            WHERE later.station = own.station AND later.generation = own.generation AND later.boot > own.boot)
      AND own.first_received_ms - 2592000000 >= (
            SELECT min(later.first_received_ms) FROM boot_arrival AS later
            WHERE later.station = own.station AND later.generation = own.generation AND later.boot > own.boot);

CREATE VIEW counted_anchor AS
    SELECT * FROM anchor WHERE (station, generation, boot, boot_nonce) NOT IN (SELECT * FROM late_boot);

-- The nearest anchors of a record's boot on both sides, each with its uncertainty at the record's start.
CREATE VIEW record_anchor AS
    SELECT record.*,
           before.utc_ms + start_ms - before.uptime_ms AS before_utc_ms,
           before.uncertainty_ms + ((start_ms - before.uptime_ms) * 50 + 999999) / 1000000 AS before_uncertainty_ms,
           after.utc_ms + start_ms - after.uptime_ms AS after_utc_ms,
           after.uncertainty_ms + ((after.uptime_ms - start_ms) * 50 + 999999) / 1000000 AS after_uncertainty_ms
    FROM record
    LEFT JOIN late_boot AS late
      ON late.station = record.station AND late.generation = record.generation
     AND late.boot = record.boot AND late.boot_nonce = record.boot_nonce
    LEFT JOIN anchor AS before
      ON late.boot IS NULL AND before.station = record.station AND before.generation = record.generation
     AND before.boot = record.boot AND before.boot_nonce = record.boot_nonce
     AND (before.uptime_ms, before.uncertainty_ms, before.utc_ms, before.source) = (
            SELECT uptime_ms, uncertainty_ms, utc_ms, source FROM anchor
            WHERE station = record.station AND generation = record.generation
              AND boot = record.boot AND boot_nonce = record.boot_nonce AND uptime_ms <= record.start_ms
            ORDER BY uptime_ms DESC, uncertainty_ms, utc_ms, source LIMIT 1)
    LEFT JOIN anchor AS after
      ON late.boot IS NULL AND after.station = record.station AND after.generation = record.generation
     AND after.boot = record.boot AND after.boot_nonce = record.boot_nonce
     AND (after.uptime_ms, after.uncertainty_ms, after.utc_ms, after.source) = (
            SELECT uptime_ms, uncertainty_ms, utc_ms, source FROM anchor
            WHERE station = record.station AND generation = record.generation
              AND boot = record.boot AND boot_nonce = record.boot_nonce AND uptime_ms > record.start_ms
            ORDER BY uptime_ms, uncertainty_ms, utc_ms, source LIMIT 1);

-- Boots whose times contradict each other, or the arrival of their live copies by more than a minute: a copy cannot come before it was measured, and one of a boot comes promptly.
CREATE VIEW disputed_boot AS
    SELECT station, generation, boot, boot_nonce FROM anchor_conflict
    UNION
    SELECT station, generation, boot, boot_nonce FROM live_delay WHERE longest_delay_ms < -60000 OR least_delay_ms > 60000;

-- Boots without an anchor that counts and before others with one: when they were at the earliest and at the latest. Final when 30 days have passed since a block of a later boot came.
CREATE VIEW boot_bracket AS
    SELECT station, generation, boot, boot_nonce, not_before_ms, not_after_ms,
           (SELECT max(received_ms) FROM archive) - (
                SELECT min(first_received_ms) FROM boot_arrival AS later
                WHERE later.station = unanchored.station AND later.generation = unanchored.generation AND later.boot > unanchored.boot) >= 2592000000 AS is_final
    FROM (SELECT station, generation, boot, boot_nonce,
                 (SELECT max(utc_ms - uncertainty_ms) FROM counted_anchor AS earlier
                  WHERE earlier.station = known.station AND earlier.generation = known.generation AND earlier.boot < known.boot) AS not_before_ms,
                 (SELECT min(utc_ms - uptime_ms + uncertainty_ms + (uptime_ms * 50 + 999999) / 1000000) FROM counted_anchor AS later
                  WHERE later.station = known.station AND later.generation = known.generation AND later.boot > known.boot) AS not_after_ms
          FROM (SELECT DISTINCT station, generation, boot, boot_nonce FROM block) AS known
          WHERE NOT EXISTS (SELECT 1 FROM counted_anchor AS own
                            WHERE own.station = known.station AND own.generation = known.generation
                              AND own.boot = known.boot AND own.boot_nonce = known.boot_nonce)) AS unanchored
    WHERE not_after_ms IS NOT NULL;

-- Time is worked out on reading: a later anchor improves what it can, and nothing stored is ever stamped again.
CREATE VIEW record_time AS
    SELECT station, generation, sequence, variant, sources, kind, block, boot, boot_nonce, context, start_ms, length_ms,
           period_s, valid_s, quality, value, event_type, event_body,
           CASE
               WHEN coalesce(before_utc_ms, after_utc_ms) IS NOT NULL THEN
                   CASE WHEN (station, generation, boot, boot_nonce) IN (SELECT * FROM disputed_boot) THEN 'disputed' ELSE 'resolved' END
               WHEN (station, generation, boot, boot_nonce) IN (SELECT station, generation, boot, boot_nonce FROM boot_bracket) THEN 'bracketed'
               ELSE 'pending'
           END AS time_state,
           CASE WHEN after_utc_ms IS NULL OR before_uncertainty_ms <= after_uncertainty_ms
                THEN before_utc_ms ELSE after_utc_ms END AS utc_ms,
           CASE WHEN after_utc_ms IS NULL OR before_uncertainty_ms <= after_uncertainty_ms
                THEN before_uncertainty_ms ELSE after_uncertainty_ms END AS uncertainty_ms
    FROM record_anchor;

-- One row a value, with its meaning from the context in force.
CREATE VIEW measurement AS
    SELECT record_time.station, record_time.generation, record_time.sequence, record_time.variant, sources, record_time.kind,
           time_state, utc_ms, uncertainty_ms, length_ms, period_s, valid_s,
           position, factor, statistic, unit, exponent, instance,
           value.value AS number,
           CASE exponent WHEN 0 THEN value.value ELSE value.value * pow(10, exponent) END AS amount,
           substr('NFMSDCTB', 1 + ((coalesce(quality ->> ('$[' || position || ']'), 0) >> 1) & 7), 1) AS flag,
           coalesce(quality ->> ('$[' || position || ']'), 0) >> 4 AS reason
    FROM record_time
    JOIN json_each(record_time.value) AS value
    JOIN context_column
      ON context_column.station = record_time.station AND context_column.generation = record_time.generation
     AND context_column.context = record_time.context AND context_column.position = value.key
     AND context_column.kind = CASE record_time.kind WHEN 2 THEN 2 ELSE 1 END
     AND context_column.variant = (
            SELECT min(variant) FROM context
            WHERE context.station = record_time.station AND context.generation = record_time.generation
              AND context.context = record_time.context);

import { ByteReader, whole } from './bytes.js';
import { check } from './fault.js';

const READERS = {
  1: readBoot,
  2: readContext,
  3: readAnchor,
  4: readLoss,
  5: readDayLevels,
  6: readCalibrationEvent,
  7: readAlarm,
  8: readSettings,
  9: readStatus,
};

/** What the body of an event says (sections 4.3 and 4.4); null for another type. */
export function readDetail(type, body) {
  if (!(type in READERS)) {
    return null;
  }
  const reader = new ByteReader(body);
  const detail = READERS[type](reader);
  reader.expectEnd();
  return detail;
}

function readBoot(reader) {
  return {
    cause: reader.u8(),
    shortBootsBefore: whole(reader.varint()),
    previousBoot: whole(reader.varint()),
    findings: reader.u8(),
    firmware: reader.text(),
    board: reader.text(),
  };
}

function readAnchor(reader) {
  return {
    uptimeMs: whole(reader.varint()),
    utcMs: whole(reader.varint()),
    uncertaintyMs: whole(reader.varint()),
    source: reader.u8(),
  };
}

function readLoss(reader) {
  const kind = reader.u8();
  const reason = reader.u8();
  const first = reader.number();
  const last = reader.number();
  const loss = {
    kind,
    reason,
    first: whole(first),
    last: whole(last),
    count: whole(reader.varint()),
    firstBoot: whole(reader.varint()),
    firstUptimeMs: whole(reader.varint()),
    lastBoot: whole(reader.varint()),
    lastUptimeMs: whole(reader.varint()),
  };
  check(first <= last, 'event-body');
  return loss;
}

function readDayLevels(reader) {
  const day = whole(reader.varint());
  const levels = times(reader.varintWithin(0, 64, 'event-body'), () => ({
    column: reader.varintWithin(0, 63, 'event-body'),
    dayReadings: whole(reader.varint()),
    ld: whole(reader.zigzag()),
    nightReadings: whole(reader.varint()),
    ln: whole(reader.zigzag()),
    ldn: whole(reader.zigzag()),
  }));
  return { day, levels };
}

function readCalibrationEvent(reader) {
  return { column: reader.varintWithin(0, 63, 'event-body'), ...readCalibration(reader) };
}

function readAlarm(reader) {
  return {
    name: reader.text(),
    column: reader.varintWithin(0, 63, 'event-body'),
    raised: readFlag(reader),
    value: whole(reader.zigzag()),
  };
}

function readSettings(reader) {
  return { change: reader.u8(), version: whole(reader.varint()), onTrial: reader.varintWithin(0, 1, 'event-body') === 1 };
}

function readStatus(reader) {
  return { numbers: times(reader.varintWithin(0, 255, 'event-body'), () => whole(reader.varint())) };
}

function readContext(reader) {
  const context = {
    context: whole(reader.varint()),
    site: reader.text(),
    latitude: whole(reader.zigzag()),
    longitude: whole(reader.zigzag()),
    utcOffsetMin: whole(reader.zigzag()),
    dayBoundaryMin: whole(reader.varint()),
    firmware: reader.text(),
    firmwareHash: reader.take(reader.varint()).toString('hex'),
    board: reader.text(),
    profile: reader.text(),
    profileVersion: whole(reader.varint()),
    maintenance: readFlag(reader),
    sensors: times(reader.varintWithin(0, 32, 'event-body'), () => ({ name: reader.text(), model: reader.text(), serial: reader.text() })),
    columns: times(reader.varintWithin(1, 64, 'columns'), () => readColumn(reader)),
  };
  context.hourColumns = times(reader.varintWithin(0, 64, 'columns'), () => readHourColumn(reader, context.columns));
  return context;
}

function readColumn(reader) {
  return {
    factor: reader.text(),
    statistic: reader.u8(),
    unit: reader.text(),
    exponent: readExponent(reader),
    instance: whole(reader.varint()),
    ...readCalibration(reader),
  };
}

/** Factor, instance and calibration are those of the column that it names. */
function readHourColumn(reader, columns) {
  const source = columns[reader.varintWithin(0, columns.length - 1, 'columns')];
  return { ...source, statistic: reader.u8(), unit: reader.text(), exponent: readExponent(reader) };
}

function readCalibration(reader) {
  return {
    zero: whole(reader.zigzag()),
    span: whole(reader.varint()),
    date: whole(reader.varint()),
    operator: reader.text(),
    version: whole(reader.varint()),
  };
}

function readExponent(reader) {
  return reader.zigzagWithin(-18, 18, 'event-body');
}

function readFlag(reader) {
  const flag = reader.u8();
  check(flag <= 1, 'event-body');
  return flag === 1;
}

function times(count, read) {
  return Array.from({ length: count }, read);
}

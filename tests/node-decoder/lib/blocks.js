import { BitReader } from './bits.js';
import { ByteReader, whole } from './bytes.js';
import { readDetail } from './events.js';
import { check } from './fault.js';

export const LONGEST_PERIOD = 2_147_483;

const UPTIME_LIMIT = 1n << 63n;
const NO_LINK = '0000000000000000';
const KINDS = { 0x11: 'minute', 0x12: 'hour', 0x13: 'event' };

/** Sections 4.1 and 4.2. */
export function decodePeriodBlock(payload) {
  const reader = new ByteReader(payload);
  const header = readHeader(reader);
  const periodS = reader.varintWithin(1, LONGEST_PERIOD, 'period');
  const columns = reader.varintWithin(1, 64, 'columns');
  const bits = new BitReader(reader.rest());
  const records = readTimes(bits, header, periodS);
  for (let column = 0; column < columns; column++) {
    readColumn(bits, records);
  }
  bits.expectEnd();
  return { ...asJson(header), periodS, columns, records };
}

/** Sections 4.1 and 4.3. */
export function decodeEventBlock(payload) {
  const reader = new ByteReader(payload);
  const header = readHeader(reader);
  const events = [];
  let sequence = header.first - 1n;
  let uptimeMs = header.startMs;
  for (let index = 0; index < header.count; index++) {
    const gap = reader.varint();
    check(gap < 1n << 31n, 'sequence-gap');
    const after = reader.varint();
    check(index > 0 || gap === 0n, 'sequence-gap');
    check(index > 0 || after === 0n, 'start-gap');
    sequence += gap + 1n;
    uptimeMs += after;
    check(uptimeMs < UPTIME_LIMIT, 'start-gap');
    events.push({ sequence: whole(sequence), uptimeMs: whole(uptimeMs), ...readEvent(reader) });
  }
  reader.expectEnd();
  return { ...asJson(header), events };
}

/** Whether a quality code has 12 bits and does not call an absent value normal. */
export function isSoundQuality(code) {
  return code >= 0 && code <= 0xfff && (code & 0xf) !== 1;
}

function readHeader(reader) {
  const header = {
    kind: KINDS[reader.u8()],
    boot: reader.boot(),
    bootNonce: reader.hex(4),
    context: reader.varint(),
    block: reader.number(),
    first: reader.number(),
    count: reader.varintWithin(1, 240, 'count'),
    startMs: reader.varint(),
    held: reader.varint(),
    previous: reader.hex(8),
  };
  check(header.held <= header.block, 'held');
  check(header.block !== 0n || header.previous === NO_LINK, 'previous');
  return header;
}

function asJson(header) {
  return Object.fromEntries(Object.entries(header).map(([name, value]) => [name, typeof value === 'bigint' ? whole(value) : value]));
}

function readTimes(bits, header, periodS) {
  const sequences = sequencesOf(bits.series(header.count), header.first);
  const startGaps = bits.series(header.count);
  const deviations = bits.series(header.count);
  const times = timesOf(startGaps, deviations, header.startMs, periodS);
  const shortfalls = bits.series(header.count);
  return times.map((time, index) => {
    const validS = periodS - shortfalls[index];
    check(validS >= 0 && validS < 2 ** 31, 'valid-seconds');
    return { sequence: whole(sequences[index]), ...time, validS, values: [], quality: [] };
  });
}

function sequencesOf(gaps, first) {
  check(gaps[0] === 0, 'sequence-gap');
  let sequence = first - 1n;
  return gaps.map((gap) => {
    check(gap >= 0, 'sequence-gap');
    sequence += BigInt(gap) + 1n;
    return sequence;
  });
}

function timesOf(gaps, deviations, startMs, periodS) {
  check(gaps[0] === 0, 'start-gap');
  let end = startMs;
  return gaps.map((gap, index) => {
    const start = end + BigInt(gap);
    const lengthMs = periodS * 1000 + deviations[index];
    check(start >= 0n && start < UPTIME_LIMIT, 'start-gap');
    check(lengthMs >= 0 && lengthMs < 2 ** 31, 'length');
    end = start + BigInt(lengthMs);
    return { startMs: whole(start), lengthMs };
  });
}

function readColumn(bits, records) {
  const codes = bits.bit() === 0 ? records.map(() => 0) : bits.series(records.length);
  check(codes.every(isSoundQuality), 'quality');
  const present = codes.filter((code) => (code & 1) === 0).length;
  const values = present > 0 ? bits.series(present) : [];
  records.forEach((record, index) => {
    record.quality.push(codes[index]);
    record.values.push((codes[index] & 1) === 0 ? values.shift() : null);
  });
}

function readEvent(reader) {
  const type = reader.u8();
  const body = reader.take(reader.varintWithin(0, 3000, 'event-length'));
  return { type, body: body.toString('hex'), detail: readDetail(type, body) };
}

import { BitReader } from './bits.js';
import { decodeEventBlock, decodePeriodBlock, isSoundQuality, LONGEST_PERIOD } from './blocks.js';
import { ByteReader, whole } from './bytes.js';
import { check } from './fault.js';

const RECEIPT_LIMIT = 2 ** 28;

const DECODERS = {
  0x11: decodePeriodBlock,
  0x12: decodePeriodBlock,
  0x13: decodeEventBlock,
  0x18: decodeLive,
  0x19: decodeSession,
  0x1a: decodeReceipt,
  0x1b: decodeCommand,
  0x1c: decodeAnswer,
};

/** The kind of a payload; null when it is empty or of no kind of this version. */
export function kindOf(payload) {
  return payload.length > 0 && payload[0] in DECODERS ? payload[0] : null;
}

/** What a payload says; throws a fault when it breaks a rule. */
export function decodePayload(payload) {
  return DECODERS[payload[0]](payload);
}

/** Section 4.5. */
function decodeLive(payload) {
  const reader = openPayload(payload);
  const live = { kind: 'live', boot: whole(reader.boot()), bootNonce: reader.hex(4) };
  live.context = whole(reader.varint());
  live.sequence = whole(reader.number());
  live.startMs = whole(reader.varint());
  live.periodS = reader.varintWithin(1, LONGEST_PERIOD, 'period');
  live.lengthMs = live.periodS * 1000 + reader.zigzag32('length');
  check(live.lengthMs >= 0 && live.lengthMs < 2 ** 31, 'length');
  live.validS = reader.varintWithin(0, 2 ** 31 - 1, 'valid-seconds');
  live.nextBlock = whole(reader.number());
  live.utcMs = whole(reader.varint());
  live.uncertaintyMs = whole(reader.varint());
  const columns = reader.varintWithin(1, 64, 'columns');
  const quality = readQuality(reader, columns);
  live.values = quality.map((code) => ((code & 1) === 0 ? reader.zigzag32('value-range') : null));
  live.quality = quality;
  reader.expectEnd();
  return live;
}

function readQuality(reader, columns) {
  const form = reader.u8();
  check(form <= 1, 'quality');
  if (form === 0) {
    return new Array(columns).fill(0);
  }
  const bits = new BitReader(reader.take(Math.ceil((columns * 12) / 8)));
  const codes = Array.from({ length: columns }, () => bits.bit() | (bits.read(3) << 1) | (bits.read(8) << 4));
  check(codes.every(isSoundQuality), 'quality');
  bits.expectEnd();
  check(codes.some((code) => code !== 0), 'quality');
  return codes;
}

/** Section 4.6. */
function decodeSession(payload) {
  const reader = openPayload(payload);
  const boot = reader.boot();
  const bootNonce = reader.hex(4);
  const session = reader.hex(8);
  const [uptimeMs, commandCounter] = [reader.varint(), reader.varint()];
  const [nextBlock, oldestHeld, nextSequence] = [reader.number(), reader.number(), reader.number()];
  const firmware = reader.text();
  check(oldestHeld <= nextBlock, 'held');
  reader.expectEnd();
  return {
    kind: 'session',
    boot: whole(boot),
    bootNonce,
    session,
    uptimeMs: whole(uptimeMs),
    commandCounter: whole(commandCounter),
    nextBlock: whole(nextBlock),
    oldestHeld: whole(oldestHeld),
    nextSequence: whole(nextSequence),
    firmware,
  };
}

/** Section 4.6. A station keeps no larger numbers than its limit; the format has no words for what it refuses. */
function decodeReceipt(payload) {
  const reader = openPayload(payload);
  const number = () => reader.varintWithin(0, RECEIPT_LIMIT, 'receipt');
  const receipt = { kind: 'receipt', session: reader.hex(8), upTo: number() };
  receipt.missing = Array.from({ length: reader.varintWithin(0, 16, 'receipt') }, (_, index) => {
    const range = { skip: number(), length: number() };
    check((index === 0) === (range.skip === 0) && range.length !== 0, 'receipt');
    return range;
  });
  receipt.tail = number();
  reader.expectEnd();
  return receipt;
}

/** Section 4.7. */
function decodeCommand(payload) {
  const reader = openPayload(payload);
  return {
    kind: 'command',
    session: reader.hex(8),
    counter: whole(reader.varint()),
    expiresS: whole(reader.varint()),
    id: reader.hex(8),
    command: reader.u8(),
    arguments: reader.rest().toString('hex'),
  };
}

/** Section 4.7. */
function decodeAnswer(payload) {
  const reader = openPayload(payload);
  return {
    kind: 'answer',
    session: reader.hex(8),
    boot: whole(reader.boot()),
    bootNonce: reader.hex(4),
    uptimeMs: whole(reader.varint()),
    commandCounter: whole(reader.varint()),
    id: reader.hex(8),
    outcome: reader.u8(),
    body: reader.rest().toString('hex'),
  };
}

/** A reader behind the kind. */
function openPayload(payload) {
  const reader = new ByteReader(payload);
  reader.u8();
  return reader;
}

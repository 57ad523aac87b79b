import { Fault, check } from './fault.js';

const LONGEST_VARINT = 9;
const LONGEST_TEXT = 96n;
const NUMBER_LIMIT = 1n << 62n;

/** Reads the primitives of section 1. Whole numbers are BigInt: they have up to 63 bits. */
export class ByteReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.position = 0;
  }

  take(count) {
    check(BigInt(count) <= BigInt(this.bytes.length - this.position), 'truncated');
    const taken = this.bytes.subarray(this.position, this.position + Number(count));
    this.position += Number(count);
    return taken;
  }

  rest() {
    return this.take(this.bytes.length - this.position);
  }

  u8() {
    return this.take(1)[0];
  }

  hex(count) {
    return this.take(count).toString('hex');
  }

  varint() {
    let value = 0n;
    for (let index = 0; index < LONGEST_VARINT; index++) {
      const group = this.u8();
      value |= BigInt(group & 0x7f) << BigInt(7 * index);
      if (group < 0x80) {
        check(group !== 0 || index === 0, 'number-form');
        return value;
      }
    }
    throw new Fault('number-form');
  }

  /** A varint between limits, as a number where they are small. */
  varintWithin(least, most, reason) {
    const value = this.varint();
    check(value >= BigInt(least) && value <= BigInt(most), reason);
    return Number(value);
  }

  /** Number of a block or record. */
  number() {
    const value = this.varint();
    check(value < NUMBER_LIMIT, 'number-range');
    return value;
  }

  boot() {
    const value = this.varint();
    check(value >= 1n, 'boot');
    return value;
  }

  zigzag() {
    const folded = this.varint();
    return (folded >> 1n) ^ -(folded & 1n);
  }

  zigzagWithin(least, most, reason) {
    const value = this.zigzag();
    check(value >= BigInt(least) && value <= BigInt(most), reason);
    return Number(value);
  }

  zigzag32(reason) {
    return this.zigzagWithin(-(2 ** 31), 2 ** 31 - 1, reason);
  }

  text() {
    const length = this.varint();
    check(length <= LONGEST_TEXT, 'text');
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(length));
    } catch (error) {
      throw error instanceof Fault ? error : new Fault('text');
    }
  }

  expectEnd() {
    check(this.position === this.bytes.length, 'trailing-bytes');
  }
}

/** A whole number as JSON has it: decimal text where a double would not hold it. */
export function whole(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

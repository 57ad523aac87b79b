import { check } from './fault.js';

const ESCAPE_QUOTIENT = 20;
const WIDEST = 32;

/** Reads a bit stream, most significant bit first, and the series of section 4.2. */
export class BitReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.position = 0;
  }

  bit() {
    check(this.position < this.bytes.length * 8, 'truncated');
    const bit = (this.bytes[this.position >> 3] >> (7 - (this.position & 7))) & 1;
    this.position++;
    return bit;
  }

  /** A number of 0 to 32 bits. */
  read(count) {
    let value = 0;
    for (let index = 0; index < count; index++) {
      value = value * 2 + this.bit();
    }
    return value;
  }

  rice(k) {
    let quotient = 0;
    while (quotient < ESCAPE_QUOTIENT && this.bit() === 1) {
      quotient++;
    }
    if (quotient < ESCAPE_QUOTIENT) {
      return quotient * 2 ** k + this.read(k);
    }
    const value = this.read(32);
    check(value >>> k >= ESCAPE_QUOTIENT, 'series-form');
    return value;
  }

  series(count) {
    const mode = this.read(4);
    if (mode === 0) {
      return new Array(count).fill(0);
    }
    const first = this.firstValue();
    if (mode === 1) {
      return new Array(count).fill(first);
    }
    return mode === 15 ? this.runs(first, count) : this.differences(first, count, mode - 2);
  }

  expectEnd() {
    const left = this.bytes.length * 8 - this.position;
    check(left < 8, 'trailing-bytes');
    check(this.read(left) === 0, 'fill-bits');
  }

  firstValue() {
    const width = this.read(6);
    check(width <= WIDEST, 'series-form');
    const folded = this.read(width);
    check(width === 0 || folded >= 2 ** (width - 1), 'series-form');
    return unfold(folded);
  }

  differences(first, count, k) {
    const values = [first];
    while (values.length < count) {
      values.push((values.at(-1) + unfold(this.rice(k))) | 0);
    }
    return values;
  }

  runs(first, count) {
    const values = [first];
    const runParameter = this.read(4);
    const valueParameter = this.read(4);
    while (values.length < count) {
      const run = this.rice(runParameter);
      check(run <= count - values.length, 'series-form');
      const last = values.at(-1);
      for (let index = 0; index < run; index++) {
        values.push(last);
      }
      if (values.length < count) {
        const lessOne = this.rice(valueParameter);
        check(lessOne !== 2 ** 32 - 1, 'series-form');
        values.push((last + unfold(lessOne + 1)) | 0);
      }
    }
    return values;
  }
}

/** Undoes the zigzag of 32 bits. */
function unfold(folded) {
  return (folded >>> 1) ^ -(folded & 1);
}

/** A rule that a message breaks; its reason is a word of section 6.1 of the format. */
export class Fault extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Throws the fault unless the rule holds. */
export function check(rule, reason) {
  if (!rule) {
    throw new Fault(reason);
  }
}

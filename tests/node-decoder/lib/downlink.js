import { openEnvelope, verifies } from './envelope.js';
import { Fault } from './fault.js';
import { decodePayload } from './messages.js';

const KINDS = { receipt: 0x1a, command: 0x1b, answer: 0x1c };

/** What a receipt, command or answer says to whom it is meant for; null when it is not taken. */
export function openDownlink(channel, message, { station, generation, keys, session }) {
  const envelope = openEnvelope(message);
  const isMeant = envelope !== null && envelope.station === station && envelope.generation === generation && envelope.payload[0] === KINDS[channel];
  if (!isMeant || !isSealed(channel, envelope, keys)) {
    return null;
  }
  try {
    const content = decodePayload(envelope.payload);
    return channel === 'receipt' && content.session !== session ? null : content;
  } catch (error) {
    if (error instanceof Fault) {
      return null;
    }
    throw error;
  }
}

/** Answers are sealed with the live key of their epoch, everything downward with C under epoch 0. */
function isSealed(channel, envelope, keys) {
  return channel === 'answer'
    ? keys.follows(envelope.epoch) && verifies(envelope, keys.live(envelope.epoch))
    : envelope.epoch === 0 && verifies(envelope, keys.command);
}

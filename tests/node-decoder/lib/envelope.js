import { createHmac, timingSafeEqual } from 'node:crypto';
import { decode, encode } from 'cborg';

export const LONGEST_MESSAGE = 4053;

const LONGEST_PAYLOAD = 4000;
const HMAC_256 = 5;
const ALGORITHM = 1;
const KEY_ID = 4;
const STRICT = { strict: true, allowIndefinite: false, allowUndefined: false, useMaps: true, rejectDuplicateMapKeys: true };

/** Opens a COSE_Mac0 (section 2); null when the bytes are not the one way to write one. */
export function openEnvelope(message) {
  try {
    const envelope = decode(message, STRICT);
    return isEnvelope(envelope) && message.equals(encode(envelope)) ? parts(envelope) : null;
  } catch {
    return null;
  }
}

export function macStructure(protectedHeader, payload) {
  return Buffer.from(encode(['MAC0', protectedHeader, new Uint8Array(0), payload]));
}

export function mac(key, content) {
  return createHmac('sha256', key).update(content).digest();
}

export function verifies(envelope, key) {
  return timingSafeEqual(mac(key, macStructure(envelope.protected, envelope.payload)), envelope.tag);
}

function isEnvelope(envelope) {
  if (!Array.isArray(envelope) || envelope.length !== 4) {
    return false;
  }
  const [protectedHeader, unprotected, payload, tag] = envelope;
  return isBytes(protectedHeader) && isProtected(decode(protectedHeader, STRICT), protectedHeader)
    && unprotected instanceof Map && unprotected.size === 0
    && isBytes(payload) && payload.length <= LONGEST_PAYLOAD && isBytes(tag) && tag.length === 32;
}

function isProtected(header, bytes) {
  return header instanceof Map && header.size === 2 && header.get(ALGORITHM) === HMAC_256
    && isBytes(header.get(KEY_ID)) && header.get(KEY_ID).length === 8 && Buffer.from(encode(header)).equals(bytes);
}

function isBytes(value) {
  return value instanceof Uint8Array;
}

function parts([protectedHeader, , payload, tag]) {
  const keyId = Buffer.from(decode(protectedHeader, STRICT).get(KEY_ID));
  return {
    protected: Buffer.from(protectedHeader),
    payload: Buffer.from(payload),
    tag: Buffer.from(tag),
    station: keyId.readUInt32BE(0),
    generation: keyId[4],
    epoch: keyId.readUIntBE(5, 3),
  };
}

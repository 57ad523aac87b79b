import { LONGEST_MESSAGE, openEnvelope, verifies } from './envelope.js';
import { Fault } from './fault.js';
import { StationKeys } from './keys.js';
import { decodePayload, kindOf } from './messages.js';

const TOPIC = /^sf1\/([0-9a-f]{8})\/(block|live|session|context|status|receipt|command|answer)$/;
const LIVE = 0x18;
const SESSION = 0x19;
const ANSWER = 0x1c;
const CHANNEL_KINDS = { block: [0x11, 0x12, 0x13], context: [0x13], live: [LIVE], session: [SESSION], answer: [ANSWER] };

/** Judges messages alone, rule by rule as in section 6.1. */
export class Verifier {
  /** Stations as in a vector file, bytes as buffers, numbers as numbers. */
  constructor(stations) {
    this.stations = new Map(stations.map((known) => [`${known.station}/${known.generation}`, { ...known, keys: new StationKeys(known) }]));
    this.numbers = new Set(stations.map((known) => known.station));
  }

  /** Verdict, reason and, of a valid message, content. */
  judge(topic, message, receivedMs) {
    const [, station, channel] = TOPIC.exec(topic) ?? [];
    if (channel === undefined) {
      return refuse('wrong-topic', 'topic');
    }
    if (channel === 'status') {
      return refuse('advisory', 'none');
    }
    if (message.length > LONGEST_MESSAGE) {
      return refuse('malformed', 'size');
    }
    const envelope = openEnvelope(message);
    return envelope ? this.judgeEnvelope(parseInt(station, 16), channel, envelope, receivedMs) : refuse('malformed', 'envelope');
  }

  find(station, generation) {
    return this.stations.get(`${station}/${generation}`);
  }

  judgeEnvelope(station, channel, envelope, receivedMs) {
    if (envelope.station !== station) {
      return refuse('wrong-topic', 'topic-station');
    }
    const known = this.find(station, envelope.generation);
    if (!known) {
      return refuse('unknown-station', this.numbers.has(station) ? 'generation' : 'station');
    }
    const kind = kindOf(envelope.payload);
    if (kind === null) {
      return refuse('malformed', 'kind');
    }
    if (!CHANNEL_KINDS[channel]?.includes(kind)) {
      return refuse('wrong-topic', 'topic-kind');
    }
    if (!known.keys.follows(envelope.epoch)) {
      return refuse('epoch-out-of-range', envelope.epoch < known.keys.firstEpoch ? 'epoch-past' : 'epoch');
    }
    const isLive = [LIVE, SESSION, ANSWER].includes(kind);
    return verifies(envelope, isLive ? known.keys.live(envelope.epoch) : known.keys.block(envelope.epoch))
      ? judgeContent(envelope, known, receivedMs)
      : this.judgeSeal(envelope, known, isLive);
  }

  /** Whether a tag that does not verify is that of a neighbouring key. */
  judgeSeal(envelope, { keys }, isLive) {
    const { station, generation, epoch } = envelope;
    if (verifies(envelope, isLive ? keys.block(epoch) : keys.live(epoch)) || verifies(envelope, keys.command)) {
      return refuse('wrong-key', 'seal-other-use');
    }
    if (isSealedAt(envelope, keys, epoch - 1) || isSealedAt(envelope, keys, epoch + 1)) {
      return refuse('wrong-key', 'seal-other-epoch');
    }
    const isOfOther = [generation - 1, generation + 1].some((other) => isSealedAt(envelope, this.find(station, other)?.keys, epoch));
    return isOfOther ? refuse('wrong-key', 'seal-other-generation') : refuse('altered', 'seal');
  }
}

function refuse(verdict, reason) {
  return { verdict, reason };
}

function isSealedAt(envelope, keys, epoch) {
  return keys !== undefined && keys.follows(epoch) && (verifies(envelope, keys.block(epoch)) || verifies(envelope, keys.live(epoch)));
}

function judgeContent(envelope, known, receivedMs) {
  try {
    const content = decodePayload(envelope.payload);
    if (receivedMs >= known.revokedFromMs) {
      return refuse('revoked', 'revoked-time');
    }
    if (reachedBlock(content) >= known.revokedFromBlock) {
      return refuse('revoked', 'revoked-block');
    }
    return { verdict: 'valid', reason: 'none', content, envelope };
  } catch (error) {
    if (error instanceof Fault) {
      return refuse('invalid', error.reason);
    }
    throw error;
  }
}

/** The block that a message is, has before it in time, or claims to have sealed last; an answer speaks of none. */
function reachedBlock(content) {
  switch (content.kind) {
    case 'live':
      return Number(content.nextBlock);
    case 'session':
      return Number(content.nextBlock) - 1;
    case 'answer':
      return -1;
    default:
      return Number(content.block);
  }
}

import { mac } from './envelope.js';

const LONGEST_JUMP = 4096;
const LAST_EPOCH = 2 ** 24 - 1;

/** The keys of one station and generation (section 2), from its root or from a checkpoint. */
export class StationKeys {
  constructor({ station, generation, root, reachedEpoch = 0, checkpointEpoch, checkpointKey, c }) {
    const identity = Buffer.alloc(5);
    identity.writeUInt32BE(station);
    identity[4] = generation;
    this.firstEpoch = checkpointEpoch ?? 0;
    this.lastEpoch = Math.min((checkpointEpoch ?? reachedEpoch) + LONGEST_JUMP, LAST_EPOCH);
    this.command = root ? mac(root, Buffer.concat([Buffer.from('SF1 cmd'), identity])) : c;
    this.chain = [checkpointKey ?? mac(root, Buffer.concat([Buffer.from('SF1 chain'), identity]))];
  }

  follows(epoch) {
    return epoch >= this.firstEpoch && epoch <= this.lastEpoch;
  }

  chainKey(epoch) {
    while (this.chain.length <= epoch - this.firstEpoch) {
      const label = Buffer.alloc(12, 'SF1 step');
      label.writeUInt32BE(this.firstEpoch + this.chain.length, 8);
      this.chain.push(mac(this.chain.at(-1), label));
    }
    return this.chain[epoch - this.firstEpoch];
  }

  block(epoch) {
    return mac(this.chainKey(epoch), 'SF1 block');
  }

  live(epoch) {
    return mac(this.chainKey(epoch), 'SF1 live');
  }
}

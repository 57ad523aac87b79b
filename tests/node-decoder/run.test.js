import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isStatus } from './lib/status.js';
import { Verifier } from './lib/verifier.js';

/** Directory with the messages and keys of a run of the simulator, and what the platform made of them. */
const run = process.env.STATION_RUN;

test('a run of the simulator, value by value', { skip: run ? false : 'STATION_RUN names no run' }, () => {
  const { stations } = JSON.parse(readFileSync(join(run, 'keys.json'), 'utf8'));
  const verifier = new Verifier(
    stations.map((known) => ({ ...known, station: parseInt(known.station, 16), root: Buffer.from(known.root, 'hex'), reachedEpoch: known.epoch })),
  );
  const messages = readLines('messages.jsonl');
  const expected = readLines('contents.jsonl');
  assert.equal(messages.length, expected.length);
  const kinds = new Set();
  messages.forEach((message, index) => {
    const payload = Buffer.from(message.payload, 'base64');
    const { verdict, reason, content } = verifier.judge(message.topic, payload, Date.parse(message.time));
    assert.ok(verdict !== 'advisory' || isStatus(payload), `line ${index + 1}`);
    assert.deepEqual({ topic: message.topic, verdict, reason, ...(content && { content }) }, expected[index], `line ${index + 1}`);
    kinds.add(content?.kind ?? verdict);
  });
  assert.deepEqual([...kinds].sort(), ['advisory', 'event', 'hour', 'live', 'minute', 'session']);
  console.log(`${messages.length} messages of ${stations.length} stations, value by value`);
});

function readLines(name) {
  return readFileSync(join(run, name), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
}

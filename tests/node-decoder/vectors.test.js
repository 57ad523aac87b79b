import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openDownlink } from './lib/downlink.js';
import { mac, macStructure, openEnvelope } from './lib/envelope.js';
import { judgeTogether } from './lib/findings.js';
import { StationKeys } from './lib/keys.js';
import { Verifier } from './lib/verifier.js';

const PRESENT_SESSION = '0102030405060708';

const directory = new URL('../vectors/', import.meta.url);
const files = readdirSync(directory).filter((name) => name.endsWith('.json')).sort();

for (const name of files) {
  const file = JSON.parse(readFileSync(new URL(name, directory), 'utf8'));
  const stations = file.stations.map(readStation);
  const verifier = new Verifier(stations);
  const judge = (vector) => verifier.judge(vector.topic, Buffer.from(vector.message, 'hex'), vector.receivedMs);

  test(`${name}: keys follow from roots`, () => {
    for (const known of stations) {
      const keys = new StationKeys({ ...known, checkpointEpoch: undefined, checkpointKey: undefined });
      assert.equal(keys.chainKey(0).toString('hex'), known.k0.toString('hex'));
      assert.equal(keys.command.toString('hex'), known.c.toString('hex'));
      if (known.checkpointKey) {
        assert.equal(keys.chainKey(known.checkpointEpoch).toString('hex'), known.checkpointKey.toString('hex'));
      }
    }
  });

  test(`${name}: every value on the way to a message`, () => {
    file.vectors.filter((vector) => vector.payload !== undefined).forEach(checkSeal);
  });

  test(`${name}: every verdict and content`, () => {
    for (const vector of file.vectors) {
      const { verdict, reason, content } = judge(vector);
      assert.deepEqual([verdict, reason], [vector.verdict, vector.reason], vector.name);
      assert.deepEqual(content ?? open(vector, stations), vector.content, vector.name);
    }
  });

  test(`${name}: every finding`, () => {
    for (const scenario of new Set(file.vectors.map((vector) => vector.scenario).filter(Boolean))) {
      const vectors = file.vectors.filter((vector) => vector.scenario === scenario);
      const judged = judgeTogether(vectors.map((vector) => ({ topic: vector.topic, judgement: judge(vector) })));
      assert.deepEqual(
        judged.map(({ verdict, reason }) => [verdict, reason]),
        vectors.map((vector) => [vector.finding, vector.findingReason]),
        scenario,
      );
    }
  });
}

test('there are vectors', () => assert.ok(files.length > 10));

/** A station of a vector file with bytes as buffers. */
function readStation(station) {
  const bytes = ['root', 'k0', 'c', 'checkpointKey'].filter((name) => name in station).map((name) => [name, Buffer.from(station[name], 'hex')]);
  return { ...station, ...Object.fromEntries(bytes), station: parseInt(station.station, 16) };
}

function checkSeal(vector) {
  const chainKey = Buffer.from(vector.ke, 'hex');
  const label = { block: 'SF1 block', live: 'SF1 live' }[vector.use];
  if (label) {
    assert.equal(mac(chainKey, label).toString('hex'), vector.key, vector.name);
  }
  const payload = Buffer.from(vector.payload, 'hex');
  const structure = macStructure(Buffer.from(vector.protected, 'hex'), payload);
  assert.equal(structure.toString('hex'), vector.macStructure, vector.name);
  assert.equal(mac(Buffer.from(vector.key, 'hex'), structure).toString('hex'), vector.tag, vector.name);
  if (vector.verdict === 'malformed' && vector.reason !== 'kind') {
    return;
  }
  const envelope = openEnvelope(Buffer.from(vector.message, 'hex'));
  assert.deepEqual(
    [envelope.payload, envelope.protected, envelope.tag, envelope.epoch],
    [payload, Buffer.from(vector.protected, 'hex'), Buffer.from(vector.tag, 'hex'), vector.epoch],
    vector.name,
  );
}

/** What a receipt, command or answer says to whom it is meant for; undefined for other messages. */
function open(vector, stations) {
  if (vector.opens === undefined) {
    return undefined;
  }
  const [known] = stations;
  const receiver = { ...known, keys: new StationKeys(known), session: PRESENT_SESSION };
  const content = openDownlink(vector.topic.split('/')[2], Buffer.from(vector.message, 'hex'), receiver);
  assert.equal(content !== null, vector.opens, vector.name);
  return content ?? undefined;
}

const REPLAYED = { verdict: 'replayed', reason: 'repeat' };
const CONFLICT = { verdict: 'conflict', reason: 'other-content' };
const OUT_OF_CHAIN = { verdict: 'out-of-chain', reason: 'link' };

/** What messages are beside each other (section 6.2), in their order. Each has a topic and a judgement. */
export function judgeTogether(messages) {
  const seen = new Set();
  const judged = messages.map(({ topic, judgement }) => {
    const identity = judgement.envelope && `${topic.split('/')[2]} ${judgement.envelope.tag.toString('hex')}`;
    const isRepeated = identity !== undefined && seen.has(identity);
    seen.add(identity);
    return isRepeated ? REPLAYED : judgement;
  });
  const blocks = judged.filter((judgement) => judgement.content?.block !== undefined);
  return judged.map((judgement) => (blocks.includes(judgement) ? judgeBlock(judgement, blocks) : judgement));
}

function judgeBlock(judgement, blocks) {
  const before = tagsOf(blocks, judgement, BigInt(judgement.content.block) - 1n);
  if (tagsOf(blocks, judgement, BigInt(judgement.content.block)).length > 1) {
    return CONFLICT;
  }
  const isLinked = before.length === 0 || before.some((tag) => tag.startsWith(judgement.content.previous));
  return isLinked ? judgement : OUT_OF_CHAIN;
}

/** Tags of the blocks of that station, generation and number. */
function tagsOf(blocks, { envelope: { station, generation } }, number) {
  return blocks
    .filter(({ content, envelope }) => envelope.station === station && envelope.generation === generation && BigInt(content.block) === number)
    .map(({ envelope }) => envelope.tag.toString('hex'));
}

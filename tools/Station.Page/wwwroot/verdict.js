// What the platform, and whoever knows the truth, say about all that has arrived.

import { make, setText } from './dom.js';
import { makeFigures } from './figures.js';
import { say } from './texts.js';

const words = [
  'trueMinutes', 'trueOthers', 'awaited', 'wireDuplicates', 'untrue', 'storedTwice', 'conflicts', 'sealFailures', 'chainBreaks', 'unexplained', 'admittedLost',
];

export function makeVerdict() {
  const mark = make('span', { className: 'mark', 'aria-hidden': 'true' });
  const short = make('strong');
  const says = make('span', { className: 'says' });
  const broken = make('p', { className: 'broken' });
  const figures = makeFigures(words.map((word) => [word, word, null]));
  const details = make('details', { className: 'verdict' }, make('summary', {}, mark, make('span', { words: 'verdict' }), short, says), broken, figures.element);
  return {
    element: details,
    show(verdict) {
      details.classList.toggle('bad', !verdict.holds);
      setText(mark, verdict.holds ? '✓' : '✗');
      setText(short, say(verdict.holds ? 'verdictHolds' : 'verdictBroken'));
      setText(says, say('verdictSays', verdict.trueMinutes, verdict.trueOthers, verdict.awaited));
      setText(broken, verdict.broken ?? '');
      figures.show(Object.fromEntries(words.map((word) => [word, verdict[word]])));
    },
  };
}

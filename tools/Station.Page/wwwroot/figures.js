// Numbers with a name and a unit.

import { make, setText } from './dom.js';

/** @param rows [word, key of the name, key of the unit or null] */
export function makeFigures(rows) {
  const cells = new Map();
  const list = make('dl', { className: 'figures' });
  for (const [word, words, unit] of rows) {
    const value = make('b');
    cells.set(word, value);
    const content = make('dd', {}, value);
    if (unit !== null) {
      content.append(' ', make('small', { words: unit }));
    }

    const cell = make('div', {}, make('dt', { words }), content);
    cell.dataset.figure = word;
    list.append(cell);
  }

  return {
    element: list,
    show(values) {
      for (const [word, value] of Object.entries(values)) {
        setText(cells.get(word), String(value));
        cells.get(word).closest('div').classList.toggle('zero', value === 0);
      }
    },
  };
}

// The flash of a station, block by block. A state has its shape as well as its colour.

import { make, setText } from './dom.js';
import { say } from './texts.js';

const states = [
  ['w', 'flashWaiting'], ['p', 'flashPublished'], ['r', 'flashReceived'], ['n', 'flashNames'], ['o', 'flashOther'], ['.', 'flashFree'],
];
const dark = matchMedia('(prefers-color-scheme: dark)');

export function makeFlash(blockBytes) {
  const canvas = make('canvas', { role: 'img' });
  const says = make('p', { className: 'hint' });
  const counts = new Map();
  const keys = [];
  const legend = make('ul', { className: 'legend' }, ...states.map(([letter, words]) => {
    const key = make('canvas', { 'aria-hidden': 'true' });
    keys.push([key, letter]);
    const count = make('b');
    counts.set(letter, count);
    const item = make('li', {}, key, make('span', { words }), ' ', count);
    item.dataset.blocks = letter;
    return item;
  }));
  let drawn = '';

  function draw(blocks) {
    const width = canvas.clientWidth;
    const look = `${blocks}${width}${dark.matches}${devicePixelRatio}`;
    if (width === 0 || look === drawn) {
      return;
    }

    drawn = look;
    const columns = blocks.length <= 128 ? 16 : Math.min(96, Math.max(32, Math.floor(width / 9 / 16) * 16));
    const size = Math.min(18, width / columns);
    const context = prepare(canvas, columns * size, Math.ceil(blocks.length / columns) * size);
    for (let i = 0; i < blocks.length; i += 1) {
      drawCell(context, blocks[i], (i % columns) * size, Math.floor(i / columns) * size, size);
    }

    keys.forEach(([key, letter]) => drawCell(prepare(key, 13, 13), letter, 0, 0, 13));
  }

  return {
    element: make('div', { className: 'flash' }, says, canvas, legend),
    show({ blocks }) {
      setText(says, say('flashSays', blockBytes, blocks.length));
      const described = states.map(([letter, words]) => {
        const count = blocks.split(letter).length - 1;
        setText(counts.get(letter), String(count));
        return `${say(words)} ${count}`;
      });
      canvas.setAttribute('aria-label', `${say('flash')}: ${described.join(', ')}`);
      draw(blocks);
    },
  };
}

function prepare(canvas, width, height) {
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.aspectRatio = `${width} / ${height}`;
  const context = canvas.getContext('2d');
  context.scale(devicePixelRatio, devicePixelRatio);
  return context;
}

function drawCell(context, letter, x, y, size) {
  const gap = size > 8 ? 1 : 0.5;
  const side = size - 2 * gap;
  const left = x + gap;
  const top = y + gap;
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
  context.lineWidth = 1;
  if (letter === '.') {
    context.fillStyle = color('--line');
    context.fillRect(left + side / 2 - 0.75, top + side / 2 - 0.75, 1.5, 1.5);
  } else if (letter === 'w') {
    context.fillStyle = color('--wait');
    context.fillRect(left, top, side, side);
  } else if (letter === 'p') {
    context.strokeStyle = color('--wait');
    context.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
    context.fillStyle = color('--wait');
    context.beginPath();
    context.moveTo(left, top + side);
    context.lineTo(left + side, top + side);
    context.lineTo(left, top);
    context.fill();
  } else if (letter === 'r') {
    context.strokeStyle = color('--accent');
    context.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
    context.fillStyle = color('--accent');
    context.beginPath();
    context.arc(left + side / 2, top + side / 2, side / 5, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.strokeStyle = color('--soft');
    context.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
    if (letter === 'n') {
      context.beginPath();
      context.moveTo(left, top + side / 2);
      context.lineTo(left + side, top + side / 2);
      context.stroke();
    }
  }
}

// The LEDs of a station. Each plays the rhythm that its pin had in the newest three seconds of virtual time, at the speed of a real one.

import { make, setText } from './dom.js';
import { say, tell } from './texts.js';

const periodMs = 3000;
const syncMs = 200;
const svg = 'http://www.w3.org/2000/svg';
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const lamps = new Set();

let offsetMs = 0;
let stoodAtMs = null;

/** Notes where virtual time is: at its natural speed the LEDs are in step with it, and they stand still when it does. */
export function followTime(utcMs, speed) {
  const now = performance.now();
  if (speed === 0) {
    stoodAtMs ??= now + offsetMs;
    return;
  }

  if (stoodAtMs !== null) {
    offsetMs = stoodAtMs - now;
    stoodAtMs = null;
  }

  const late = (utcMs - now - offsetMs) % periodMs;
  if (speed === 1 && Math.abs(late) > syncMs && Math.abs(late) < periodMs - syncMs) {
    offsetMs = utcMs - now;
  }
}

export function makeLights() {
  const list = make('ul', { className: 'lights' });
  const rows = ['', '', ''].map(() => makeLight());
  list.append(...rows.map((row) => row.element));
  return {
    element: list,
    show(pictures) {
      rows.forEach((row, place) => row.show(pictures[place]));
    },
    remove() {
      rows.forEach((row) => lamps.delete(row.lamp));
    },
  };
}

function makeLight() {
  const bulb = make('span', { className: 'bulb', 'aria-hidden': 'true' });
  const name = make('strong');
  const meaning = make('span', { className: 'meaning' });
  const remedy = make('span', { className: 'remedy' });
  const strip = document.createElementNS(svg, 'svg');
  strip.setAttribute('viewBox', `0 0 ${periodMs} 100`);
  strip.setAttribute('preserveAspectRatio', 'none');
  strip.setAttribute('role', 'img');
  const lamp = { bulb, lit: [] };
  lamps.add(lamp);
  let drawn = '';
  const element = make('li', {}, bulb, make('div', {}, make('p', {}, name, ' ', meaning), strip, make('p', {}, remedy)));
  return {
    element,
    lamp,
    show(picture) {
      lamp.lit = picture.lit;
      element.dataset.state = picture.state;
      element.classList.toggle('fault', picture.isFault);
      setText(name, tell(picture.name));
      setText(meaning, tell(picture.meaning));
      setText(remedy, say('doThis', tell(picture.remedy)));
      const parts = fromItsBeginning(picture.lit);
      strip.setAttribute('aria-label', say('rhythm', parts.length));
      if (String(parts) !== drawn) {
        drawn = String(parts);
        draw(strip, parts);
      }
    },
  };
}

/** The times lit of a period that begins behind its longest dark time, or at a dip where that is what stands out. */
function fromItsBeginning(lit) {
  const parts = [];
  for (let i = 0; i < lit.length; i += 2) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === lit[i]) {
      last[1] = lit[i + 1];
    } else {
      parts.push([lit[i], lit[i + 1]]);
    }
  }

  if (parts.length === 0) {
    return [];
  }

  if (parts.length > 1 && parts[0][0] === 0 && parts.at(-1)[1] >= periodMs - 20) {
    parts[0][0] = parts.pop()[0] - periodMs; // one light across the end of the period
  }

  const lengths = parts.map(([from, to]) => to - from);
  const gaps = parts.map(([from], i) => from - (i === 0 ? parts.at(-1)[1] - periodMs : parts[i - 1][1]));
  const longestLit = lengths.indexOf(Math.max(...lengths));
  const longestGap = gaps.indexOf(Math.max(...gaps));
  const first = lengths[longestLit] > gaps[longestGap] ? longestLit : longestGap;
  const begin = parts[first][0];
  return parts.map(([from, to]) => {
    const start = Math.round(((from - begin) % periodMs + periodMs) % periodMs / 10) * 10;
    return [start, Math.min(periodMs, start + Math.round((to - from) / 10) * 10)];
  }).sort((one, other) => one[0] - other[0]);
}

function draw(strip, parts) {
  strip.replaceChildren(...parts.map(([from, to]) => {
    const rect = document.createElementNS(svg, 'rect');
    rect.setAttribute('x', from);
    rect.setAttribute('y', 0);
    rect.setAttribute('width', to - from);
    rect.setAttribute('height', 100);
    return rect;
  }));
}

function isLit(lit, atMs) {
  for (let i = 0; i < lit.length; i += 2) {
    if (atMs >= lit[i] && atMs < lit[i + 1]) {
      return true;
    }
  }

  return false;
}

/** Somebody who wants nothing to move sees lamps that are lit or dark, and reads the rhythm from the strip. */
function blink(now) {
  const phase = (stoodAtMs ?? now + offsetMs) % periodMs;
  for (const lamp of lamps) {
    lamp.bulb.classList.toggle('lit', calm.matches ? lamp.lit.length > 0 : isLit(lamp.lit, phase));
  }

  requestAnimationFrame(blink);
}

requestAnimationFrame(blink);

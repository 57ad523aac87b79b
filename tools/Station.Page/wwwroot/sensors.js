// The sensors of a station: what it makes of them, what is around them, and what can be done to them.

import { freshId, make, setText } from './dom.js';
import { notifyRefusal } from './notices.js';
import { currentLanguage, say, tell } from './texts.js';

const troubles = { none: 'troubleNone', silent: 'troubleSilent', garbled: 'troubleGarbled', stuck: 'troubleStuck', faulty: 'troubleFaulty' };

export function makeSensors(station, ask) {
  const list = make('ul', { className: 'sensors' });
  let rows = [];
  return {
    element: list,
    show(pictures) {
      if (rows.length === 0) {
        rows = pictures.map((picture) => makeSensor(station, picture, ask));
        list.append(...rows.map((row) => row.element));
      }

      rows.forEach((row, place) => row.show(pictures[place]));
    },
  };
}

function makeSensor(station, first, ask) {
  const condition = make('span', { className: 'condition' });
  const values = make('p', { className: 'values' });
  const select = make('select', {}, ...first.troubles.map((value) => make('option', { value, words: troubles[value] })));
  const sliders = first.sliders.map((slider) => makeSlider(station, first.name, slider, ask));
  select.onchange = async () => {
    const trouble = select.value;
    select.setAttribute('aria-busy', 'true');
    notifyRefusal(await ask({ ask: 'trouble', station, sensor: first.name, trouble }));
    select.removeAttribute('aria-busy');
  };
  const element = make(
    'li',
    {},
    make('p', { className: 'head' }, make('strong', { textContent: first.name }), make('small', { textContent: first.model }), condition),
    make('div', { className: 'reading' }, values, select),
    ...sliders.map((slider) => slider.element),
  );
  element.dataset.sensor = first.name;
  return {
    element,
    show(picture) {
      element.classList.toggle('ill', !picture.isWell);
      setText(condition, picture.condition === null ? say('noFirmware') : tell(picture.condition));
      setText(values, picture.values.map(describe).join('  ·  '));
      select.setAttribute('aria-label', say('trouble', first.name));
      if (!select.hasAttribute('aria-busy')) {
        select.value = picture.trouble;
      }

      sliders.forEach((slider, place) => slider.show(picture.sliders[place]));
    },
  };
}

function describe(value) {
  const reason = value.reason === null ? '' : ` (${value.flag} ${tell(value.reason)})`;
  return `${value.name} ${value.text}${value.text === '–' ? '' : ` ${value.unit}`}${reason}`;
}

function makeSlider(station, sensor, first, ask) {
  const id = freshId('slider');
  const name = make('label', { htmlFor: id });
  const input = make('input', { type: 'range', id, min: first.least, max: first.most, step: first.step });
  const output = make('output', { htmlFor: id });
  const release = make('button', { type: 'button', className: 'plain', textContent: '↺' });
  let wanted = null;
  let isAsking = false;

  async function move() {
    if (isAsking) {
      return; // the newest wish goes out when the one before is answered
    }

    isAsking = true;
    while (wanted !== null) {
      const value = wanted;
      wanted = null;
      notifyRefusal(await ask({ ask: 'move', station, quantity: first.quantity, value }));
    }

    isAsking = false;
  }

  input.oninput = () => {
    wanted = input.valueAsNumber;
    setText(output, format(wanted, first));
    move();
  };
  release.onclick = async () => notifyRefusal(await ask({ ask: 'release', station, quantity: first.quantity }));
  const element = make('div', { className: 'slider' }, name, input, output, release);
  return {
    element,
    show(picture) {
      const text = format(picture.value, picture);
      setText(name, tell(picture.name));
      input.setAttribute('aria-label', say('slider', sensor, tell(picture.name)));
      input.setAttribute('aria-valuetext', text);
      release.title = say('releaseOf', tell(picture.name));
      release.setAttribute('aria-label', release.title);
      release.hidden = !picture.isMoved;
      element.classList.toggle('moved', picture.isMoved);
      if (!isAsking) {
        input.value = picture.value;
        setText(output, text);
      }
    },
  };
}

function format(value, slider) {
  return `${value.toLocaleString(currentLanguage(), { minimumFractionDigits: slider.decimals, maximumFractionDigits: slider.decimals, useGrouping: false })} ${slider.unit}`;
}

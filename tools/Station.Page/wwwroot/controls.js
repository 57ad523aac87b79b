// Switches and choices. They show what the picture says; what somebody asks for is under way until it is answered.

import { freshId, make, setText } from './dom.js';
import { notifyRefusal } from './notices.js';
import { say } from './texts.js';

/**
 * Something that is on or off.
 * @param words key of its name
 * @param request the request that sets it
 */
export function makeSwitch(words, ask, request) {
  const name = make('span', { words, id: freshId('switch') });
  const state = make('span', { className: 'state' });
  const button = make('button', { type: 'button', className: 'switch', role: 'switch' }, make('span', { className: 'knob' }), state);
  button.setAttribute('aria-labelledby', name.id);
  let isOn = false;
  button.onclick = async () => {
    button.setAttribute('aria-busy', 'true');
    notifyRefusal(await ask(request(!isOn)));
    button.removeAttribute('aria-busy');
  };
  return {
    element: make('div', { className: 'control' }, name, button),
    name,
    show(on, isEnabled = true) {
      isOn = on;
      button.disabled = !isEnabled;
      button.setAttribute('aria-checked', String(on));
      setText(state, say(on ? 'on' : 'off'));
    },
  };
}

/**
 * One of several.
 * @param words key of its name; null for one that the caller gives it
 * @param options [value, key of the text or null, text]
 * @param choose called with the value that is chosen; promises the answer
 */
export function makeChoice(words, options, choose) {
  const group = freshId('choice');
  const legend = make('legend', words === null ? {} : { words });
  const fieldset = make('fieldset', { className: 'choice' }, legend);
  const inputs = options.map(([value, key, text]) => {
    const input = make('input', { type: 'radio', name: group, value: String(value) });
    fieldset.append(make('label', {}, input, key === null ? make('span', { textContent: text }) : make('span', { words: key })));
    input.onchange = async () => {
      fieldset.setAttribute('aria-busy', 'true');
      notifyRefusal(await choose(value));
      fieldset.removeAttribute('aria-busy');
    };
    return input;
  });
  return {
    element: fieldset,
    show(value) {
      if (!fieldset.hasAttribute('aria-busy')) {
        inputs.forEach((input) => { input.checked = input.value === String(value); });
      }
    },
  };
}

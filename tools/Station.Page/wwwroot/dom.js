// Making elements, and keeping their texts in the language that is chosen.

import { say } from './texts.js';

/** An element with properties and children; <code>words</code> is the key of its text, <code>label</code> of its accessible name. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { words, label, ...rest } = properties;
  if (words !== undefined) {
    element.dataset.words = words;
  }

  if (label !== undefined) {
    element.dataset.label = label;
  }

  for (const [name, value] of Object.entries(rest)) {
    if (name in element) {
      element[name] = value;
    } else {
      element.setAttribute(name, value);
    }
  }

  element.append(...children);
  translateOne(element);
  return element;
}

/** Puts the texts of all elements that have a key into the language in force. */
export function translate(root) {
  root.querySelectorAll('[data-words], [data-label]').forEach(translateOne);
}

/** Sets a text where it is another one: whoever listens to a page hears only what changes. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

let count = 0;

/** An id that nothing else on the page has. */
export function freshId(kind) {
  count += 1;
  return `${kind}-${count}`;
}

function translateOne(element) {
  if (element.dataset.words !== undefined) {
    element.textContent = say(element.dataset.words);
  }

  if (element.dataset.label !== undefined) {
    element.setAttribute('aria-label', say(element.dataset.label));
  }
}

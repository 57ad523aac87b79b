// Short messages for the person at the page: what was refused and why, and when the connection is lost.

import { make } from './dom.js';
import { say, tell } from './texts.js';

const shownMs = 9000;

/** Shows a text; one with a key replaces the one that had it, and stays until it is cleared. */
export function notify(text, key) {
  clearNotice(key);
  const close = make('button', { type: 'button', className: 'plain', label: 'close', textContent: '×' });
  const notice = make('p', { className: 'notice' }, make('span', { textContent: text }), close);
  close.onclick = () => notice.remove();
  if (key === undefined) {
    setTimeout(() => notice.remove(), shownMs);
  } else {
    notice.dataset.key = key;
  }

  document.getElementById('notices').append(notice);
}

export function clearNotice(key) {
  document.querySelectorAll(`.notice[data-key="${key}"]`).forEach((notice) => notice.remove());
}

/** Tells why something was not done. */
export function notifyRefusal(answer) {
  if (!answer.done) {
    notify(answer.text === null ? say('lost') : tell(answer.text), answer.text === null ? 'lost' : undefined);
  }
}

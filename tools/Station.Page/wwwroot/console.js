// A station's serial terminal.

import { Terminal } from './parts/xterm.mjs';
import { FitAddon } from './parts/addon-fit.mjs';
import { make } from './dom.js';
import { notifyRefusal } from './notices.js';
import { say } from './texts.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const nonce = document.querySelector('meta[name="style-nonce"]').content;

// The terminal writes its colours and sizes into style elements of its own. The page's policy lets none in that does not carry the number of this answer.
const createElement = document.createElement.bind(document);
document.createElement = (name, options) => {
  const element = createElement(name, options);
  if (element instanceof HTMLStyleElement) {
    element.nonce = nonce;
  }

  return element;
};

const themes = {
  light: { background: '#fbfcfa', foreground: '#1b2420', cursor: '#0b6b5d', selectionBackground: '#bfe0d9' },
  dark: { background: '#0f1315', foreground: '#dfe6e2', cursor: '#57c7b2', selectionBackground: '#28504a' },
};

export function makeConsole(station, ask) {
  const place = make('div', { className: 'screen' });
  const hint = make('p', { className: 'hint', words: 'terminalHint', tabIndex: -1 });
  const terminal = new Terminal({ fontSize: 13, rows: 16, scrollback: 2000, minimumContrastRatio: 4.5, theme: theme(), fontFamily: '"DejaVu Sans Mono", "Noto Sans Mono CJK SC", "WenQuanYi Micro Hei Mono", Consolas, Menlo, monospace' });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.onData(async (text) => notifyRefusal(await ask({ ask: 'keys', station, text })));

  // Tab belongs to the station; Escape is the way out for whoever has no mouse.
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.key !== 'Escape') {
      return true;
    }

    if (event.type === 'keydown') {
      hint.focus();
    }

    return false;
  });
  dark.addEventListener('change', () => { terminal.options.theme = theme(); });
  let isOpen = false;
  new ResizeObserver(() => {
    if (place.clientWidth === 0) {
      return;
    }

    if (!isOpen) {
      isOpen = true;
      terminal.open(place);
    }

    fit.fit();
  }).observe(place);

  return {
    element: make('div', { className: 'console' }, place, hint),
    print: (text) => terminal.write(text),
    show() {
      terminal.textarea?.setAttribute('aria-label', say('terminalOf', station));
    },
  };
}

function theme() {
  return dark.matches ? themes.dark : themes.light;
}

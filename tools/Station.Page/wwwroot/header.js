// The head of the page: time and its speed, the broker, the platform's verdict, the language.

import { makeChoice, makeSwitch } from './controls.js';
import { make, setText } from './dom.js';
import { currentLanguage, say } from './texts.js';
import { makeVerdict } from './verdict.js';

const fastest = 'max';
const speeds = [[0, 'pause'], [1, null, '1×'], [10, null, '10×'], [60, null, '60×'], [600, null, '600×'], [fastest, 'fastest']];
const languages = [['zh', null, '中文'], ['en', null, 'English']];
const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

export function makeHeader(plan, ask, changeLanguage) {
  const clock = make('b', { className: 'clock' });
  const clockName = make('span');
  const held = make('small', { className: 'held' });
  const speed = makeChoice(null, speeds, (value) => ask({ ask: 'speed', speed: value === fastest ? null : value }));
  speed.element.querySelector('legend').replaceChildren(make('span', { words: 'speed' }), held);
  const broker = makeSwitch(plan.hasOwnBroker ? 'broker' : 'brokerForeign', ask, (on) => ({ ask: 'broker', on }));
  const verdict = makeVerdict();
  const language = makeChoice('language', languages, (value) => {
    changeLanguage(value);
    return Promise.resolve({ done: true });
  });
  language.element.classList.add('language');
  languages.forEach(([value], place) => { language.element.querySelectorAll('span')[place].lang = value; });
  const elements = [
    make('div', { className: 'names' }, make('h1', { words: 'title' }), make('p', { className: 'about' }, make('span', { words: 'subtitle' }), ` · ${plan.version}`)),
    make('div', { className: 'control' }, clockName, clock),
    speed.element,
    broker.element,
    language.element,
    verdict.element,
  ];
  return {
    elements,
    show(picture) {
      setText(clock, time.format(picture.utcMs));
      clock.dataset.utc = picture.utcMs;
      setText(clockName, say('clock', duration(picture.elapsedMs)));
      setText(held, picture.speed === 0 ? '' : say('held', picture.heldSpeed > 100 ? Math.round(picture.heldSpeed) : picture.heldSpeed));
      speed.show(picture.speed === null ? fastest : picture.speed);
      broker.show(picture.isBrokerOn, plan.hasOwnBroker);
      language.show(currentLanguage());
      verdict.show(picture.verdict);
    },
  };
}

function duration(ms) {
  const minutes = Math.floor(ms / 60_000);
  const clock = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const days = Math.floor(minutes / 1440);
  return days === 0 ? clock : `${days} d ${clock}`;
}

// A station: all that is known about it, and all that can be done to it.

import { makeCharts } from './charts.js';
import { makeConsole } from './console.js';
import { makeChoice, makeSwitch } from './controls.js';
import { freshId, make, setText } from './dom.js';
import { makeFigures } from './figures.js';
import { makeFlash } from './flash.js';
import { makeLights } from './lights.js';
import { makeSensors } from './sensors.js';
import { say } from './texts.js';

const ways = [['up', 'uplinkUp'], ['noAnswers', 'uplinkNoAnswers'], ['down', 'uplinkDown'], ['noNetwork', 'uplinkNoNetwork']];
const situations = { noAnswers: 'nowNoAnswers', down: 'nowDown', noNetwork: 'nowNoNetwork' };

export function makeStation(plan, ask) {
  const station = plan.number;
  const title = make('h2', { id: freshId('station') });
  const about = make('span', { className: 'about' });
  const connection = make('span', { className: 'connection' });
  const situation = make('p', { className: 'situation', role: 'status' });
  const power = makeSwitch('power', ask, (on) => ({ ask: 'power', station, on }));
  const uplink = makeChoice('uplink', ways, (way) => ask({ ask: 'uplink', station, way }));
  const lights = makeLights();
  const figures = makeFigures([
    ['measured', 'measured', 'measuredUnit'], ['waiting', 'waiting', 'waitingUnit'], ['blocks', 'blocksWaiting', 'blocksUnit'], ['segments', 'segments', 'segmentsUnit'],
  ]);
  const charts = makeCharts(plan);
  const sensors = makeSensors(station, ask);
  const flash = makeFlash(plan.blockBytes);
  const terminal = makeConsole(station, ask);
  const element = make(
    'section',
    { className: 'station', 'aria-labelledby': title.id },
    make('div', { className: 'station-head' }, make('div', { className: 'names' }, title, about), power.element, uplink.element, connection),
    situation,
    make(
      'div',
      { className: 'rooms' },
      make('div', { className: 'column' }, room('lights', lights.element, 'lightsHint'), room('flash', flash.element)),
      make('div', { className: 'column wide' }, room('figures', figures.element), room('chart', charts.element), room('terminal', terminal.element)),
      make('div', { className: 'column' }, room('sensors', sensors.element)),
    ),
  );
  element.dataset.station = station;
  return {
    element,
    addPoints: charts.add,
    print: terminal.print,
    show(picture) {
      const own = picture.stations.find(({ number }) => number === station);
      setText(title, say('station', station));
      setText(about, say('profile', plan.profile, plan.board, own.boots));
      setText(connection, say(own.isConnected ? 'connected' : 'unconnected'));
      connection.classList.toggle('there', own.isConnected);
      setText(situation, describe(picture, own));
      element.classList.toggle('off', !own.hasPower);
      element.classList.toggle('kept', own.uplink !== 'up' || !picture.isBrokerOn);
      power.show(own.hasPower);
      uplink.show(own.uplink);
      lights.show(own.lights);
      figures.show({
        measured: own.buffer.measured,
        waiting: own.buffer.waiting,
        blocks: own.buffer.blocksWaiting,
        segments: `${own.buffer.segmentsUsed} / ${own.buffer.segmentLimit}`,
      });
      charts.show(picture, own);
      sensors.show(own.sensors);
      flash.show(own.flash);
      terminal.show();
    },
    remove: lights.remove,
  };
}

function room(words, content, hint) {
  const title = make('h3', { words, id: freshId('room') });
  const extra = hint === undefined ? [] : [make('p', { className: 'hint', words: hint })];
  return make('div', { className: `room room-${words}`, role: 'group', 'aria-labelledby': title.id }, title, content, ...extra);
}

/** In a sentence what is going on. */
function describe(picture, own) {
  if (!own.hasPower) {
    return say('nowOff');
  }

  if (!own.isRunning) {
    return say('nowStarting');
  }

  if (own.uplink !== 'up') {
    return say(situations[own.uplink]);
  }

  if (!picture.isBrokerOn) {
    return say('nowBrokerOff');
  }

  return say(own.buffer.waiting > 2 ? 'nowDraining' : 'nowNormal');
}

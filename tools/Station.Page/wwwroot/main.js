// Puts the page together and keeps it up to date.

import { connect } from './connection.js';
import { translate } from './dom.js';
import { makeHeader } from './header.js';
import { followTime } from './lights.js';
import { clearNotice, notify } from './notices.js';
import { makeStation } from './station.js';
import { currentLanguage, say, setLanguage } from './texts.js';

const top = document.getElementById('top');
const main = document.getElementById('stations');
let header = null;
let stations = new Map();
let newest = null;

const ask = connect((message) => {
  if (message === null) {
    notify(say('lost'), 'lost');
  } else if (message.plan !== undefined) {
    build(message.plan);
  } else if (message.points !== undefined) {
    stations.get(message.station).addPoints(message.points);
  } else if (message.printed !== undefined) {
    stations.get(message.station).print(message.printed);
  } else if (message.picture !== undefined) {
    newest = message.picture;
    show();
  }
});

/** A connection begins with what there is; whatever an earlier one has told is told again. */
function build(plan) {
  stations.forEach((station) => station.remove());
  header = makeHeader(plan, ask, changeLanguage);
  stations = new Map(plan.stations.map((station) => [station.number, makeStation(station, ask)]));
  top.replaceChildren(...header.elements);
  main.replaceChildren(...[...stations.values()].map((station) => station.element));
  main.classList.toggle('many', stations.size > 1);
  clearNotice('lost');
  changeLanguage(currentLanguage());
}

function changeLanguage(language) {
  setLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${say('title')} · StationFirmware`;
  translate(document);
  if (newest !== null) {
    show();
  }
}

function show() {
  followTime(newest.utcMs, newest.speed);
  header.show(newest);
  stations.forEach((station) => station.show(newest));
}

// Live charts of a station: a channel as it was measured and as the platform has it, and the minutes that are on the station alone.

import uPlot from './parts/uPlot.esm.js';
import { make } from './dom.js';
import { say } from './texts.js';

const leastWindowSeconds = 30 * 60;
const mostWindowSeconds = 6 * 3600;
const redrawMs = 400;
const zone = 'Asia/Shanghai';
const dark = matchMedia('(prefers-color-scheme: dark)');

export function makeCharts(plan) {
  const points = new Map();
  const select = make('select', {}, ...plan.channels.map(({ name, unit }, place) => make('option', { value: place, textContent: `${name} (${unit})` })));
  const values = make('div', { className: 'chart', role: 'img' });
  const waiting = make('div', { className: 'chart small', role: 'img' });
  const element = make(
    'div',
    { className: 'charts' },
    make('p', { className: 'head' }, make('label', {}, make('span', { words: 'channel' }), ' ', select), ...legend()),
    values,
    make('p', { className: 'head' }, make('span', { words: 'waitingChart' })),
    waiting,
  );
  let plots = null;
  let nowSeconds = 0;
  let startSeconds = 0;
  let waitingNow = 0;
  let drawnAt = 0;

  function build() {
    plots = [makePlot(values, 190, [line('--soft', [4, 3], 1.5), line('--accent', undefined, 2.5)]), makePlot(waiting, 90, [area()], (u, low, high) => [0, Math.max(10, high * 1.1)])];
    const observer = new ResizeObserver(() => plots.forEach((plot) => plot.setSize({ width: plot.root.parentElement.clientWidth, height: plot.height })));
    observer.observe(values);
    dark.addEventListener('change', () => plots.forEach((plot) => plot.redraw()));
  }

  function draw() {
    if (plots === null) {
      if (values.clientWidth === 0) {
        return;
      }

      build();
    }

    drawnAt = performance.now();
    element.dataset.utc = nowSeconds * 1000;
    const length = Math.min(mostWindowSeconds, Math.max(leastWindowSeconds, nowSeconds - startSeconds));
    const window = { min: nowSeconds - length, max: nowSeconds };
    const shown = [...points.values()].filter((point) => point.utcMs / 1000 >= window.min).sort((one, other) => one.utcMs - other.utcMs);
    const columns = withGaps(shown, Number(select.value));
    plots[0].setData(columns.slice(0, 3), false);
    plots[1].setData([columns[0], columns[3]], false);
    plots.forEach((plot) => plot.batch(() => plot.setScale('x', window)));
    describe(columns);
  }

  function describe([, measured, delivered]) {
    const { name, unit, decimals } = plan.channels[Number(select.value)];
    const last = (list) => list.findLast((value) => value !== null && value !== undefined);
    const text = (value) => (value === undefined ? say('none') : `${value.toFixed(decimals)} ${unit}`);
    const says = say('chartSays', name, text(last(measured)), text(last(delivered)), waitingNow);
    values.setAttribute('aria-label', says);
    waiting.setAttribute('aria-label', `${say('waitingChart')}: ${waitingNow}`);
  }

  select.onchange = draw;
  return {
    element,
    add(newPoints) {
      newPoints.forEach((point) => points.set(point.utcMs, point));
    },
    show(picture, station) {
      nowSeconds = picture.utcMs / 1000;
      startSeconds = (picture.utcMs - picture.elapsedMs) / 1000;
      waitingNow = station.buffer.waiting;
      if (performance.now() - drawnAt > redrawMs) {
        draw();
      }
    },
  };
}

function legend() {
  const swatches = [['lineMeasured', 'dashed'], ['lineDelivered', 'solid']];
  return swatches.map(([words, kind]) => make('span', { className: `line ${kind}` }, make('i', { 'aria-hidden': 'true' }), make('span', { words })));
}

/** Columns for the charts, with a gap where minutes are missing: nobody measured there. */
function withGaps(points, channel) {
  const columns = [[], [], [], []];
  let before = null;
  for (const point of points) {
    if (before !== null && point.utcMs - before.utcMs > 90_000) {
      columns.forEach((column, place) => column.push(place === 0 ? before.utcMs / 1000 + 60 : null));
    }

    columns[0].push(point.utcMs / 1000);
    columns[1].push(point.measured?.[channel] ?? null);
    columns[2].push(point.delivered?.[channel] ?? null);
    columns[3].push(point.waiting);
    before = point;
  }

  return columns;
}

function makePlot(parent, height, series, range) {
  const axis = { stroke: () => color('--soft'), grid: { stroke: () => color('--grid'), width: 1 }, ticks: { show: false }, font: '12px sans-serif' };
  return new uPlot({
    width: parent.clientWidth,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
    legend: { show: false },
    cursor: { show: false },
    select: { show: false },
    padding: [6, 22, 0, 0],
    scales: { x: { time: true }, y: range === undefined ? {} : { range } },
    axes: [
      { ...axis, space: 70, size: 26, values: (plot, seconds) => seconds.map((second) => timeOf(second)) },
      { ...axis, size: 46, space: 26 },
    ],
    series: [{}, ...series],
  }, [[], ...series.map(() => [])], parent);
}

function line(name, dash, width) {
  return { stroke: () => color(name), width, dash, points: { show: false }, spanGaps: false };
}

function area() {
  return { stroke: () => color('--wait'), fill: () => color('--wait-soft'), width: 1.5, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) };
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

function timeOf(seconds) {
  return clock.format(new Date(seconds * 1000));
}

// SPDX-License-Identifier: Apache-2.0
'use strict';

// Asks for the state every second while the page is in sight, and draws it.
const SVG = 'http://www.w3.org/2000/svg';
const byId = (id) => document.getElementById(id);
let drawn = null;
let shownText = null;

function make(parent, name, attributes, text) {
  const element = parent.namespaceURI === SVG || name === 'svg'
    ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function number(value) {
  if (value === null || value === undefined) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return value.toExponential(2);
  return size >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(size >= 100 ? 4 : 3);
}

const percent = (value) => (100 * value).toFixed(value > 0.9 && value < 1 ? 2 : 1) + ' %';
const isShare = (name) => /accuracy|precision|recall|F1|AUC/.test(name);
const shown = (name, value) => (value !== null && value !== undefined && isShare(name) ? percent(value) : number(value));

// A round distance between grid lines, so that there are about four of them.
function step(range) {
  const rough = Math.max(range, 1e-12) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}

function chart(parent, title, series) {
  const [width, height, left, right, top, bottom] = [460, 240, 58, 444, 44, 208];
  const full = series.filter((one) => one.points.length > 0);
  if (full.length === 0) return;
  const svg = make(parent, 'svg', {class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title});
  const xs = full.flatMap((one) => one.points.map((point) => point[0]));
  const ys = full.flatMap((one) => one.points.map((point) => point[1])).filter((y) => y !== null);
  if (ys.length === 0) return;
  const share = isShare(title);
  let [low, high] = [Math.min(...ys), Math.max(...ys)];
  if (!share && low >= 0) low = 0;
  const grid = step(high - low || Math.abs(high) || 1);
  low = Math.floor(low / grid + 1e-9) * grid;
  high = Math.max(low + grid, Math.ceil(high / grid - 1e-9) * grid);
  if (share) high = Math.min(1, high);
  const [first, last] = [Math.min(0, ...xs), Math.max(...xs)];
  const x = (value) => left + (value - first) / (last - first || 1) * (right - left);
  const y = (value) => bottom - (value - low) / (high - low || 1) * (bottom - top);
  make(svg, 'text', {class: 'title', x: 0, y: 16}, title);
  for (let line = low; line <= high + grid / 2; line += grid) {
    make(svg, 'line', {class: 'grid', x1: left, x2: right, y1: y(line), y2: y(line)});
    const decimals = Math.max(0, -Math.floor(Math.log10(share ? 100 * grid : grid) + 1e-9));
    const label = decimals > 4 || grid >= 1e5 ? line.toExponential(0)
      : share ? (100 * line).toFixed(decimals) + ' %' : line.toFixed(decimals);
    make(svg, 'text', {x: left - 8, y: y(line) + 4, 'text-anchor': 'end'}, label);
  }
  const between = step(last - first);
  for (let tick = first; tick <= last + between / 1e3; tick += between) {
    make(svg, 'text', {x: x(tick), y: bottom + 18, 'text-anchor': 'middle'}, String(+tick.toPrecision(3)));
  }
  make(svg, 'text', {x: (left + right) / 2, y: height - 2, 'text-anchor': 'middle'}, 'epochs');
  full.forEach((one, index) => {
    const at = right - 92 * (full.length - index);
    if (full.length > 1) {
      make(svg, 'line', {class: 'curve ' + one.style, x1: at, x2: at + 16, y1: 12, y2: 12});
      make(svg, 'text', {x: at + 21, y: 16}, one.name);
    }
    const points = one.points.filter((point) => point[1] !== null).map((point) => [x(point[0]).toFixed(1), y(point[1]).toFixed(1)]);
    make(svg, 'polyline', {class: 'curve ' + one.style, points: points.map((point) => point.join()).join(' ')});
    if (one.style !== 'batch' && points.length <= 60) {
      for (const point of points) make(svg, 'circle', {class: one.style, cx: point[0], cy: point[1], r: 3});
    }
  });
}

function charts(state) {
  const parent = byId('charts');
  parent.replaceChildren();
  const history = state.history || [];
  const of = (name) => history.filter((epoch) => name in epoch.figures).map((epoch) => [epoch.epoch, epoch.figures[name]]);
  const without = ['learning rate', 'gradient norm', 'seconds', 'samples per second'];
  const names = [...new Set(['loss', 'accuracy', ...history.flatMap((epoch) => Object.keys(epoch.figures))
    .map((name) => name.replace(/^validation /, ''))])].filter((name) => !without.includes(name));
  for (const name of names) {
    chart(parent, name, [
      {name: 'batch', style: 'batch', points: state.curves[name] || []},
      {name: 'training', style: 'training', points: of(name)},
      {name: 'validation', style: 'validation', points: of('validation ' + name)},
    ]);
  }
  for (const name of without) {
    if (state.curves[name]) chart(parent, name, [{name, style: 'training line', points: state.curves[name]}]);
  }
}

function tiles(state) {
  const parent = byId('tiles');
  parent.replaceChildren();
  const speeds = state.curves['samples per second'];
  const last = (state.history || []).at(-1);
  const figures = [['loss', state.loss], ['accuracy', state.accuracy]];
  for (const name of ['validation loss', 'validation accuracy']) figures.push([name, last && last.figures[name]]);
  figures.push(['samples a second', speeds.length > 0 ? speeds.at(-1)[1] : null], ['learning rate', state['learning rate']], ['steps', state.steps]);
  for (const [name, value] of figures) {
    if (value === null || value === undefined) continue;
    const tile = make(parent, 'div', {class: 'tile'});
    make(tile, 'b', {}, name === 'steps' ? value.toLocaleString('en') : shown(name, value));
    make(tile, 'span', {}, name);
  }
}

function histogram(parent, weights) {
  const spread = make(parent, 'div', {class: 'spread'});
  make(spread, 'small', {}, weights.name.split('.').at(-1) + (weights.norm === null ? '' : ', gradient ' + number(weights.norm)));
  const svg = make(spread, 'svg', {class: 'histogram', viewBox: '0 0 32 10', preserveAspectRatio: 'none', role: 'img',
    'aria-label': `${weights.name} from ${number(weights.low)} to ${number(weights.high)}`});
  const most = Math.max(1, ...weights.counts);
  const path = weights.counts.map((count, i) => (count === 0 ? '' : `M${i} 10V${(10 - 10 * Math.max(0.03, count / most)).toFixed(2)}h.9V10z`));
  make(svg, 'path', {d: path.join('')});
  make(spread, 'small', {}, `${number(weights.low)} to ${number(weights.high)}, mean ${number(weights.mean)} ± ${number(weights.deviation)}`);
}

function layers(state) {
  const parent = byId('layers');
  parent.replaceChildren();
  const sizes = state.layers.map((layer) => layer.norm).filter((norm) => norm > 0).map(Math.log10);
  const [low, high] = [Math.floor(Math.min(...sizes) - 0.2), Math.ceil(Math.max(...sizes))];
  for (const layer of state.layers) {
    const row = make(parent, 'div', {class: 'row'});
    const name = make(row, 'div', {class: 'name'});
    make(name, 'b', {}, layer.name);
    make(name, 'span', {}, layer.kind);
    const cell = make(row, 'div');
    make(cell, 'small', {}, layer.norm === null ? 'not trained' : 'gradient norm ' + number(layer.norm));
    const bar = make(cell, 'svg', {class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', height: 6});
    make(bar, 'rect', {class: 'track', width: 100, height: 6});
    if (layer.norm > 0) make(bar, 'rect', {class: 'norm', width: 100 * (Math.log10(layer.norm) - low) / (high - low), height: 6});
    const spreads = make(row, 'div', {class: 'spreads'});
    for (const weights of layer.parameters) histogram(spreads, weights);
  }
}

function mistakes(state) {
  const found = state.mistakes;
  if (!found) return;
  byId('mistakes-heading').textContent = found.decides ? 'Mistakes' : 'Farthest off';
  byId('mistakes-note').textContent = found.decides
    ? `${found.wrong} of ${found.seen} samples of the ${found.source} data are wrong now; the worst first.`
    : `The worst of ${found.seen} samples of the ${found.source} data.`;
  const parent = byId('mistakes');
  parent.replaceChildren();
  for (const sample of found.samples) {
    const figure = make(parent, 'figure');
    for (const input of sample.inputs) {
      if (input.image) {
        make(figure, 'img', {src: input.image, alt: `${input.name} of sample ${sample.row}`});
      } else {
        make(figure, 'p', {class: 'numbers'}, `${input.name}: ${input.numbers.map(number).join(', ')}${input.size > input.numbers.length ? ', …' : ''}`);
      }
    }
    const caption = make(figure, 'figcaption');
    for (const verdict of sample.verdicts) {
      const prefix = sample.verdicts.length > 1 ? verdict.output + ': ' : '';
      make(caption, verdict.right ? 'span' : 'b', {}, prefix + verdict.guess);
      make(caption, 'br');
      make(caption, 'span', {}, verdict.right ? 'is right' : `is ${verdict.truth}`);
      make(caption, 'br');
    }
    make(caption, 'span', {}, `sample ${sample.row}`);
  }
}

async function diagram(state) {
  if (drawn === state.run) return;
  const text = await (await fetch('layers.svg')).text();
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  byId('diagram').replaceChildren(document.importNode(svg, true));
  drawn = state.run;
}

function show(state) {
  byId('problem').hidden = !state.problem;
  byId('problem').textContent = state.problem;
  if (!state.phase) return;
  document.title = state.network + ', live training';
  byId('network').textContent = state.network;
  const where = `epoch ${state.epoch} of ${state.epochs}, batch ${state.batch} of ${state.batches}`;
  byId('status').textContent = state.phase === 'training' ? 'Training, ' + where : 'Training ' + state.phase;
  byId('progress').value = state.size > 0 ? state.samples / state.size : 0;
  tiles(state);
  charts(state);
  layers(state);
  mistakes(state);
}

async function poll() {
  setTimeout(poll, 1000);
  if (document.hidden) return;
  let text;
  try {
    text = await (await fetch('state.json')).text();
  } catch (gone) {
    shownText = null;
    document.body.dataset.state = 'lost';
    byId('status').textContent = 'The program has ended or closed this page; this is what it showed last.';
    return;
  }
  // What has not changed stays, and with it what the reader has marked.
  if (text === shownText) return;
  shownText = text;
  const state = JSON.parse(text);
  show(state);
  if (state.phase) await diagram(state);
  document.body.dataset.state = state.phase ? 'shown' : 'waiting';
}

poll();

// How long `onbehalf check` takes for a project of many flows, against parsing their texts with the YAML library, and what both take of the processors. Each
// program is a process of its own; of both the time is taken off that they take for a project of one flow. Runs are interleaved, and of each the least counts:
// what else goes on on the machine only adds to it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const flows = 1_000;
const rounds = 5;

/** Cold, again, and after one flow was changed. */
export async function projectCheck() {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-bench-'));
  const home = join(folder, 'home');
  try {
    const [many, one] = [makeProject(join(folder, 'many'), flows), makeProject(join(folder, 'one'), 1)];
    const parse = (project) => timesOf([at('baselines/parse-texts.mjs'), join(project, 'flows')], home);
    const check = (project) => timesOf([at('../dist/main.js'), 'check', project], home);
    const cold = (project) => {
      rmSync(home, { recursive: true, force: true });
      return check(project);
    };
    const times = { parse: [], parseOne: [], coldOne: [], cold: [], again: [], edited: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.parseOne.push(await parse(one));
      times.coldOne.push(await cold(one));
      times.parse.push(await parse(many));
      times.cold.push(await cold(many));
      times.again.push(await check(many));
      writeFileSync(join(many, 'flows', `flow-${round}.flow.yaml`), flowText(flows + round));
      times.edited.push(await check(many));
    }
    const least = (name, kind) => Math.min(...times[name].map((time) => time[kind]));
    const cost = (kind) => (least('cold', kind) - least('coldOne', kind)) / (least('parse', kind) - least('parseOne', kind));
    const toCold = (name) => least(name, 'clock') / least('cold', 'clock');
    return [
      { name: `check of ${flows} flows, against parsing their texts`, value: cost('clock'), unit: 'x', limit: 1.6 },
      { name: 'the same by the time of the processors', value: cost('processors'), unit: 'x' },
      { name: 'the same again, against the first time', value: toCold('again'), unit: 'x', limit: 0.25 },
      { name: 'the same with one flow changed, against the first time', value: toCold('edited'), unit: 'x', limit: 0.27 },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function makeProject(folder, count) {
  mkdirSync(join(folder, 'flows'), { recursive: true });
  writeFileSync(join(folder, 'onbehalf.yaml'), 'version: 1\nname: bench\nkind: process\n');
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  for (let flow = 0; flow < count; flow += 1) writeFileSync(join(folder, 'flows', `flow-${flow}.flow.yaml`), flowText(flow));
  return folder;
}

/** A flow of twenty steps. */
function flowText(flow) {
  const loops = Array.from({ length: 6 }, (_, loop) =>
    [
      `- id: read${loop}`,
      `  use: mail.list`,
      `  with: { folder: "\${inputs.folder}", top: ${flow + loop + 1} }`,
      `- forEach: \${read${loop}}`,
      `  as: message${loop}`,
      `  steps:`,
      `    - use: mail.move`,
      `      with: { message: "\${message${loop}}", to: Archive }`,
    ].map((line) => `        ${line}\n`),
  );
  return [
    `version: 1\nname: flow-${flow}\ninputs: { folder: { type: text, default: Inbox } }\nsteps:\n  - microsoft365Scope:\n      steps:\n`,
    ...loops.flat(),
    `  - log: done\n`,
  ].join('');
}

/** Milliseconds that a program takes on the clock, and of the processors. */
function timesOf(args, home) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', at('baselines/cpu-time.mjs'), ...args], {
      env: { ...process.env, ONBEHALF_HOME: home },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    let [complaint, time] = ['', ''];
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.stdio[3].on('data', (chunk) => (time += chunk));
    child.on('close', (code) =>
      code === 0
        ? resolve({ clock: performance.now() - started, processors: Number(time) })
        : reject(new Error(`${args.join(' ')} ended with ${code}: ${complaint}`)),
    );
  });
}

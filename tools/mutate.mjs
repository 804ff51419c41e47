// Draws single-line mutations of a room and prints those that no test notices. `npm run mutate ROOM [--sample N] [--seed S]`
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyOf, keepBuild } from './mutate/copy.mjs';
import { draw } from './mutate/draw.mjs';
import { mutated, mutationsOf } from './mutate/mutations.mjs';
import { inOrder } from './mutate/order.mjs';
import { roomOf } from './mutate/rooms.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = `npm run mutate ROOM [--sample 20] [--seed S] [--minutes 15] [--nearest N]
--nearest N runs only the N tests that are likely to notice: what they let pass may still be caught by others.
A room is a folder or file of src: core, permissions, graph, connection, automation, identity, mail, cli, emulator/entra, core/redact.ts ...`;

const { values, positionals } = parseArgs({
  args: withFlagsOfNpm(process.argv.slice(2)),
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    minutes: { type: 'string', default: '15' },
    nearest: { type: 'string', default: 'Infinity' },
  },
});
const { seed } = values;
const sample = Number(values.sample);
const [name] = positionals;
if (name === undefined || positionals.length > 1 || !(sample > 0)) {
  console.error(usage);
  process.exit(2);
}

const room = roomOf(root, name);
const known = JSON.parse(readFileSync(join(root, 'tools/mutate/equivalent.json'), 'utf8'));
const reasonOf = ({ file, from, to }) => known.find((one) => one.file === file && one.from === from && one.to === to)?.reason;
const all = room.sources.flatMap((file) => mutationsOf(readFileSync(join(root, file), 'utf8')).map((mutation) => ({ file, ...mutation })));
console.log(`${name}: ${sample} of ${all.length} mutations by seed ${seed}, held by ${room.tests.length} test files`);

const started = Date.now();
/** Tests that passed without a mutation. */
const passing = new Set();
const copy = copyOf(root);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    copy.remove();
    process.exit(130);
  });
try {
  await tryAll();
} finally {
  copy.remove();
}

async function tryAll() {
  keepBuild(copy.folder);
  if (!(await copy.types())) throw new Error('The types are wrong without a mutation.');
  const survived = [];
  const equivalent = [];
  let tried = 0;
  for (const mutation of draw(all, seed)) {
    if (tried === sample) break;
    if (Date.now() - started > Number(values.minutes) * 60_000) {
      console.log(`Time is up: ${sample - tried} were not tried.`);
      break;
    }
    if (reasonOf(mutation) !== undefined) {
      equivalent.push(mutation);
      continue;
    }
    const from = Date.now();
    const outcome = await tryOne(mutation);
    // Such a line is never committed, and so no test has to notice it.
    if (!outcome.hasRightTypes) continue;
    tried += 1;
    console.log(`${outcome.passed ? 'SURVIVED' : 'caught  '} ${titleOf(mutation)} (${seconds(Date.now() - from)})`);
    console.log(outcome.passed ? difference(mutation) : `         by ${outcome.by.split('\n', 1)[0].slice(0, 240)}`);
    if (outcome.passed) survived.push(mutation);
  }
  if (equivalent.length > 0) console.log('\nNot counted, equivalent (tools/mutate/equivalent.json):');
  for (const mutation of equivalent) console.log(`${titleOf(mutation)}: ${reasonOf(mutation)}\n${difference(mutation)}`);
  if (survived.length > 0) console.log('\nSurvived:');
  for (const mutation of survived) console.log(`${titleOf(mutation)}\n${difference(mutation)}`);
  const caught = tried - survived.length;
  const share = tried === 0 ? 0 : Math.round((100 * caught) / tried);
  console.log(
    `\n${name}, seed ${seed}, ${seconds(Date.now() - started)}: caught ${caught} of ${tried} (${share} %)${values.nearest === 'Infinity' ? '' : ', or more'}`,
  );
}

async function tryOne(mutation) {
  const place = join(copy.folder, mutation.file);
  const source = readFileSync(place, 'utf8');
  writeFileSync(place, mutated(source, mutation));
  let outcome;
  try {
    if (!(await copy.types())) return { hasRightTypes: false };
    outcome = await copy.test(inOrder(root, mutation.file, room.tests).slice(0, Number(values.nearest)));
  } finally {
    writeFileSync(place, source);
  }
  if (outcome.file !== undefined) await requirePassing(outcome.file);
  return { hasRightTypes: true, ...outcome };
}

/** A test has noticed a mutation when it passes without it. */
async function requirePassing(file) {
  if (passing.has(file)) return;
  const { passed, by } = await copy.test([file]);
  if (!passed) throw new Error(`Without a mutation the tests fail: ${by}`);
  passing.add(file);
}

/** npm keeps flags that come without `--` before them for itself: their names become settings, their values stay behind, in this order. */
function withFlagsOfNpm(args) {
  const taken = ['sample', 'seed', 'minutes', 'nearest'].filter((flag) => process.env[`npm_config_${flag}`]);
  const [room = [], ...values] = args.some((arg) => arg.startsWith('--')) ? [] : args;
  if (taken.length === 0) return args;
  return [room, ...taken.map((flag) => `--${flag}=${valueOf(process.env[`npm_config_${flag}`], values)}`), ...values].flat();
}

function valueOf(setting, values) {
  return setting === 'true' ? values.shift() : setting;
}

function titleOf({ file, line, operator }) {
  return `${file}:${line} ${operator}`;
}

function difference({ from, to }) {
  const lines = (sign, text) => text.split('\n').map((line) => `  ${sign} ${line}`);
  return [...lines('-', from), ...lines('+', to)].join('\n');
}

function seconds(milliseconds) {
  return `${Math.round(milliseconds / 1000)} s`;
}

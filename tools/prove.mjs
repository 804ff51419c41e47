// The full-size runs, of which `npm test` makes a small one each. `npm run prove -- NAME [--part I/N]`; what passed is written into test/PROOFS.md.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** By name: what is proved, by which tests, and how large; `size(part, parts)` are the variables that make it so. Without `canPart` it runs whole. */
export const proofs = {
  fuzz: {
    what: 'every way in, 100,000 inputs each',
    tests: ['test/fuzz'],
    canPart: true,
    // Each part begins elsewhere, so that all together try as many inputs as the whole.
    size: (part, parts) => ({ ONBEHALF_FUZZ: String(Math.ceil(100_000 / parts)), ONBEHALF_FUZZ_SEED: String(part) }),
  },
  stress: {
    what: 'token storages at their whole size, many processes, broken connections',
    tests: ['test/storage/bucket-stress.test.ts'],
    canPart: false,
    size: () => ({ ONBEHALF_STRESS: 'full' }),
  },
  chaos: {
    what: '10,000 mixed operations over all areas, a fifth of all answers going wrong',
    tests: ['test/chaos'],
    canPart: true,
    size: (part, parts) => ({ ONBEHALF_CHAOS: String(Math.ceil(10_000 / parts)), ONBEHALF_FUZZ_SEED: String(part) }),
  },
  transfers: {
    what: 'uploads and downloads of 100 MiB, each killed 100 times',
    tests: ['test/files/killed.test.ts'],
    canPart: true,
    size: (_, parts) => ({ ONBEHALF_TRANSFERS: String(Math.ceil(100 / parts)) }),
  },
  flows: {
    what: 'permissions of 1,000 generated flows, said and asked for',
    tests: ['test/flows/detection.test.ts'],
    canPart: false,
    size: () => ({ ONBEHALF_FLOWS: '1000' }),
  },
  edit: {
    what: '10,000 edits and 10,000 renames of generated flow files',
    tests: ['test/flows/edits.test.ts', 'test/flows/renames.test.ts'],
    canPart: true,
    size: (part, parts) => ({ ONBEHALF_EDITS: String(Math.ceil(10_000 / parts)), ONBEHALF_EDITS_SEED: String(part) }),
  },
  durable: {
    what: 'durable runs of 50 mails, 20 events and 20 files, several at a time, killed 200 times on each store, with answers lost on each route',
    tests: ['test/durable/killed.test.ts'],
    canPart: true,
    size: (part, parts) => ({ ONBEHALF_DURABLE: String(Math.ceil(200 / parts)), ONBEHALF_DURABLE_SEED: String(part) }),
  },
  studio: {
    what: '1,000 random sequences of edits in the Studio, in a browser, a tenth of them while the file is changed elsewhere',
    tests: ['test/browser/studio-random.test.ts'],
    canPart: true,
    size: (part, parts) => ({ ONBEHALF_STUDIO: String(Math.ceil(1_000 / parts)), ONBEHALF_STUDIO_SEED: String(part) }),
  },
  files: {
    what: 'rclone against the emulator, with a file of 250 MiB',
    tests: ['test/conformance/rclone.test.ts'],
    canPart: false,
    size: () => ({ ONBEHALF_FILES: 'full' }),
  },
};

/**
 * Reads what is to be run.
 * @param {string[]} args Arguments after the name of the tool.
 * @returns {{ name: string, part: number, parts: number }}
 * @throws Error saying what is wrong and what there is.
 */
export function readArguments(args) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { part: { type: 'string', default: '1/1' } } });
  const [name] = positionals;
  const known = Object.keys(proofs).join(', ');
  if (positionals.length !== 1 || !Object.hasOwn(proofs, name)) throw new Error(`npm run prove -- NAME [--part I/N]; names: ${known}.`);
  const [, part, parts] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(values.part) ?? []).map(Number);
  if (part === undefined || part > parts) throw new Error(`--part ${values.part}: must be I/N with I from 1 to N, such as 2/4.`);
  if (parts > 1 && !proofs[name].canPart) throw new Error(`${name} runs whole, without --part.`);
  return { name, part, parts };
}

/**
 * The page of figures with one more: it takes the place of what it proves anew. A whole run takes the place of its parts, and parts of a whole.
 * @param {string} page Markdown; the last lines are the table.
 * @param {{ name: string, part: number, parts: number, tests: number, seconds: number, date: string, commit: string }} figure
 */
export function withFigure(page, { name, part, parts, tests, seconds, date, commit }) {
  const run = parts === 1 ? name : `${name} ${part}/${parts}`;
  const lines = page.trimEnd().split('\n');
  const first = lines.findIndex((line) => line.startsWith('| ---')) + 1;
  const kept = lines.slice(first).filter((line) => {
    const [, other = ''] = line.split('|').map((cell) => cell.trim());
    const [otherName, otherPart] = other.split(' ');
    return otherName !== name || (other !== run && parts > 1 && otherPart !== undefined && otherPart.endsWith(`/${parts}`));
  });
  const row = `| ${[run, proofs[name].what, `${tests} tests passed`, `${seconds} s`, date, commit].join(' | ')} |`;
  return `${[...lines.slice(0, first), ...[...kept, row].toSorted()].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = prove(readArguments(process.argv.slice(2)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}

function prove({ name, part, parts }) {
  const started = Date.now();
  // What is proved is what is there now, whatever is committed meanwhile.
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
  const commit =
    git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', '.', ':!test/PROOFS.md') === '' ? '' : ' and changes');
  const { tests, size } = proofs[name];
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
    cwd: root,
    env: { ...process.env, ...size(part, parts) },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  process.stdout.write(stdout);
  const [, passed] = /^(\d+) passed, 0 failed/m.exec(stdout) ?? [];
  if (status !== 0 || passed === undefined) return 1;
  const page = `${root}test/PROOFS.md`;
  const seconds = Math.round((Date.now() - started) / 1000);
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(page, withFigure(readFileSync(page, 'utf8'), { name, part, parts, tests: Number(passed), seconds, date, commit }));
  console.log(`${page} says so now.`);
  return 0;
}

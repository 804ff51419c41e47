// Everything that can be checked without running the product: types, format, lint, floors, generated files, links, packed exports.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
const node = process.execPath;

const checks = [
  { name: 'format (npm run format)', command: [bin('oxfmt'), '--check'] },
  { name: 'lint', command: [bin('oxlint'), '--quiet'] },
  { name: 'floors', command: [node, 'tools/floors.mjs'] },
  { name: 'links', command: [node, 'tools/links.mjs'] },
  { name: 'verbs', command: [node, 'tools/verbs.mjs', '--check'] },
];
// These read what the build wrote; the examples import the package by its name.
const built = [
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'types of the Studio', command: [bin('tsc'), '-p', 'studio'] },
  { name: 'generated pages', command: [node, 'tools/reference.mjs', '--check'] },
  { name: 'packed exports (publint)', command: [bin('publint'), '--strict'] },
  { name: 'packed types (attw)', command: [bin('attw'), '--pack', '.', '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'] },
];

const [first, build] = await Promise.all([Promise.all(checks.map(run)), run({ name: 'build', command: [node, 'tools/build.mjs'] })]);
const results = [...first, build, ...(build.ok ? await Promise.all(built.map(run)) : [])];
const failed = results.filter(({ ok }) => !ok);
for (const { name, output } of failed) console.error(`\n${name}:\n${output.trim()}`);
for (const { name, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

function run({ name, command: [program, ...args] }) {
  const start = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { cwd: root, shell: process.platform === 'win32' });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ name, ok: false, output: String(error), seconds: 0 }));
    child.on('close', (code) => resolve({ name, ok: code === 0, output, seconds: (performance.now() - start) / 1000 }));
  });
}

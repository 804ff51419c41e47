// From nothing to the first answer of an embedded emulator, in fresh processes, against a bare Node that does nothing. Runs are interleaved.
import { spawnSync } from 'node:child_process';

const script = `
  const { createEmulator } = await import(${JSON.stringify(new URL('../dist/emulator/index.js', import.meta.url).href)});
  const start = performance.now();
  const emulator = await createEmulator();
  await emulator.fetch(new Request('https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration'));
  process.stdout.write(String(performance.now() - start));
`;
const rounds = 15;

/** Time from `createEmulator()` to the first answer, against `node -e 0`, medians; importing the module is not counted. */
export async function emulatorStart() {
  const starts = [];
  const bares = [];
  for (let round = 0; round < rounds; round += 1) {
    starts.push(Number(node('--input-type=module', '-e', script)));
    const before = performance.now();
    node('-e', '0');
    bares.push(performance.now() - before);
  }
  return [
    { name: 'embedded emulator to its first response, against node -e 0', value: median(starts) / median(bares), unit: 'x', limit: 1 },
  ];
}

function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ended with ${status}: ${stderr}`);
  return stdout;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}

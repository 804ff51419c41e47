// How long whole commands take, against a bare Node that does nothing. Runs are interleaved; medians are compared.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { microsoft365Scope, nodeWorld, mail, onEmulator, use } from '../dist/index.js';
import { createEmulator } from '../dist/emulator/index.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const rounds = 25;

/** Ratios of `onbehalf --version` and `onbehalf mail list --top 1` (stored token, running emulator) to `node -e 0`. */
export async function commandRatios() {
  const home = mkdtempSync(join(tmpdir(), 'onbehalf-bench-'));
  const emulator = await createEmulator();
  const { origin, close } = await emulator.listen();
  try {
    process.env.ONBEHALF_HOME = home;
    const account = 'ada@contoso.example';
    const person = emulator.person(account);
    const world = {
      ...onEmulator(nodeWorld({ emulator: '', notify: () => undefined }), origin),
      canAsk: true,
      openBrowser: (url) => person.openBrowser(url),
    };
    const signedIn = await microsoft365Scope({ emailAddress: account, activities: [use(mail.list, { markAsRead: false })] }, world);
    await signedIn.signIn();
    const env = { ...process.env, ONBEHALF_HOME: home, ONBEHALF_EMULATOR: origin };
    const commands = {
      bare: ['-e', '0'],
      version: [main, '--version'],
      list: [main, 'mail', 'list', '--top', '1', '--account', account, '--json', '--unattended'],
    };
    const times = { bare: [], version: [], list: [] };
    for (let round = 0; round < rounds + 1; round += 1) {
      for (const [name, args] of Object.entries(commands)) {
        const milliseconds = await time(args, env);
        if (round > 0) times[name].push(milliseconds);
      }
    }
    const bare = median(times.bare);
    return [
      { name: 'node -e 0', value: bare, unit: 'ms' },
      { name: 'onbehalf --version, against node -e 0', value: median(times.version) / bare, unit: 'x', limit: 1.5 },
      { name: 'onbehalf mail list --top 1, against node -e 0', value: median(times.list) / bare, unit: 'x', limit: 2.2 },
    ];
  } finally {
    await close();
    await emulator[Symbol.asyncDispose]();
    rmSync(home, { recursive: true });
  }
}

/** Milliseconds of one run. The emulator lives in this process, so the run must not block it. */
function time(args, env) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.on('close', (code) =>
      code === 0 ? resolve(performance.now() - start) : reject(new Error(`${args.join(' ')} ended with ${code}: ${complaint}`)),
    );
  });
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

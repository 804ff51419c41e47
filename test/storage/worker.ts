import { createIdentity } from '../../src/identity/identity.ts';
import type { ScopeSettings } from '../../src/identity/settings.ts';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';

/** Renews one account's token again and again, as a process of its own: `worker.js FOLDER ORIGIN ROUNDS SETTINGS`. It says when it has begun and when it is done. */
const [folder = '', origin = '', rounds = '1', settings = '{}'] = process.argv.slice(2);

const identity = createIdentity(JSON.parse(settings) as ScopeSettings, {
  fetch: (url, init) => fetch(origin + new URL(url).pathname, init),
  storage: createMachineStorage({ folder, notify: ({ file, reason }) => process.stdout.write(`aside ${file}: ${reason}\n`) }),
  openBrowser: () => Promise.reject(new Error('Nobody is here.')),
  canAsk: false,
  notify: () => undefined,
  now: () => new Date(),
});

for (let round = 0; round < Number(rounds); round += 1) {
  await identity.token(['Mail.Read'], { forceRefresh: true });
  if (round === 0) process.stdout.write('begun\n');
}
process.stdout.write('done\n');

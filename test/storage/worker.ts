import { createIdentity, createMachineStorage, readSettings } from '../../src/identity/index.ts';

/** Renews one account's token again and again, as a process of its own: `worker.js FOLDER ORIGIN ROUNDS`. It says when it has begun and when it is done. */
const [folder = '', origin = '', rounds = '1'] = process.argv.slice(2);

const identity = createIdentity(readSettings({}), {
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

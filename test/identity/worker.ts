import { createRequire } from 'node:module';
import { OnbehalfError } from '../../src/core/errors.ts';
import { createIdentity, createMachineStorage, createNoStorage, readSettings, type IdentityPorts } from '../../src/identity/index.ts';

/**
 * What has to be seen from outside a process: `worker.ts cancelled` is left waiting for a person, gives up, and must end by itself;
 * `worker.ts stored FOLDER` uses a stored token and tells whether that loaded MSAL.
 */
const [task, folder = ''] = process.argv.slice(2);

const ports: IdentityPorts = {
  fetch: () => Promise.reject(new Error('No request was expected.')),
  storage: task === 'stored' ? createMachineStorage({ folder }) : createNoStorage(),
  openBrowser: async () => undefined,
  canAsk: true,
  notify: () => undefined,
  now: () => new Date(),
};

if (task === 'stored') {
  const { account } = await createIdentity(readSettings({}), ports).token(['Mail.Read']);
  const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('@azure'));
  process.stdout.write(JSON.stringify({ username: account.username, loaded }));
} else {
  const controller = new AbortController();
  const patient = createIdentity(readSettings({ timeoutMS: 3_600_000 }), { ...ports, openBrowser: async () => controller.abort() });
  const hurried = createIdentity(readSettings({ timeoutMS: 300 }), ports);
  const codes = [await codeOf(patient.token(['Mail.Read'], { signal: controller.signal })), await codeOf(hurried.token(['Mail.Read']))];
  process.stdout.write(JSON.stringify(codes));
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return await work.catch((error: unknown) => (error instanceof OnbehalfError ? error.code : String(error)));
}

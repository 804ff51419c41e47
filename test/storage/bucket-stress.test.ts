import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineFetch } from '../../src/connection/machine-fetch.ts';
import { createEntra, type Entra } from '../../src/emulator/entra/entra.ts';
import { createPerson } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import { createIdentity, openBucketStorage, readSettings, type Identity, type TokenStorage } from '../../src/identity/index.ts';
import { startAzurite } from './azurite.ts';
import { serveEntra, type EntraServer } from './entra-server.ts';
import { credentials, startStrictS3 } from './strict-s3.ts';
import { buildWorker, finished, type End } from './worker-process.ts';

/** The whole size is for a nightly run: `ONBEHALF_STRESS=full`. */
const { workers, refreshes } = process.env['ONBEHALF_STRESS'] === 'full' ? { workers: 8, refreshes: 100 } : { workers: 4, refreshes: 5 };
const machines = 2;
const patience = process.env['ONBEHALF_STRESS'] === 'full' ? 900_000 : 60_000;

const tenant = createTenant();
const keys = { ONBEHALF_BUCKET_KEYS: randomBytes(32).toString('base64') };
const aws = { ...keys, AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey, AWS_REGION: credentials.region };
let entra: Entra;
let server: EntraServer;
let worker = '';
let scratch = '';

beforeAll(async () => {
  entra = createEntra(tenant);
  server = await serveEntra(entra);
  scratch = await mkdtemp(path.join(tmpdir(), 'onbehalf-bucket-stress-'));
  worker = await buildWorker();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true });
  await rm(path.dirname(worker), { recursive: true });
});

const nothingLost: Outcome = {
  ends: Array.from({ length: machines }, () => ({ code: 0, signal: null, output: 'begun\ndone\n' })),
  renewals: machines * workers * refreshes,
  notes: machines * workers * refreshes,
  username: 'ada@contoso.example',
};
const what = `${machines} machines, ${workers} workers on each, ${refreshes} renewals by each: no token is lost`;

test(`a shared folder: ${what}`, async () => {
  expect(await stress(path.join(scratch, 'share'), keys)).toEqual(nothingLost);
}, patience);

test(`an S3 bucket: ${what}`, async () => {
  await using s3 = await startStrictS3();
  expect(await stress('s3://tokens/robots', { ...aws, AWS_ENDPOINT_URL_S3: s3.origin })).toEqual(nothingLost);
}, patience);

test(`an S3 bucket whose server fails 20 % of all requests: ${what}`, async () => {
  await using s3 = await startStrictS3({ failing: 0.2 });
  expect(await stress('s3://tokens/robots', { ...aws, AWS_ENDPOINT_URL_S3: s3.origin })).toEqual(nothingLost);
}, patience);

test(`an Azure container: ${what}`, async () => {
  await using azurite = await startAzurite();
  expect(await stress(`${azurite.container}/robots`, { ...keys, AZURE_STORAGE_SAS_TOKEN: azurite.sas })).toEqual(nothingLost);
}, patience);

/** What is found after all machines have ended. */
interface Outcome {
  readonly ends: readonly End[];
  readonly renewals: number;
  /** Writes to the entry that all wrote to. */
  readonly notes: number;
  /** Who is signed in afterwards, with a renewed token. */
  readonly username: string;
}

async function stress(folder: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const storage = await openBucketStorage({ folder, env, fetch: machineFetch() });
  await identityOn(storage, true).token(['Mail.Read']);
  const before = server.renewals();
  const ends = await Promise.all(Array.from({ length: machines }, (_, machine) => runMachine(folder, env, machine)));
  const renewals = server.renewals() - before;
  const notes = new Set((await storage.read('notes'))?.content.trim().split(' ')).size;
  const { account } = await identityOn(storage).token(['Mail.Read'], { forceRefresh: true });
  return { ends, renewals, notes, username: account.username };
}

/** A process with a configuration folder of its own. */
async function runMachine(folder: string, env: Readonly<Record<string, string>>, machine: number): Promise<End> {
  const settings = JSON.stringify(readSettings({ dataStoreLocation: 'Bucket', folder }));
  const home = path.join(scratch, `machine-${machine}`);
  const child = spawn(process.execPath, [worker, home, server.origin, String(refreshes), settings, String(workers)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, ONBEHALF_HOME: home },
  });
  return await finished(child);
}

/** An identity of this process on the same storage; only the first one may ask. */
function identityOn(storage: TokenStorage, canAsk = false): Identity {
  return createIdentity(readSettings({}), {
    fetch: (url, init) => entra.fetch(new Request(url, init)),
    storage,
    openBrowser: (url) => createPerson({ tenant, fetch: entra.fetch }, 'ada@contoso.example').openBrowser(url),
    canAsk,
    notify: () => undefined,
    now: () => new Date(),
  });
}

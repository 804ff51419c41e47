import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineFetch } from '../../src/connection/machine/machine-fetch.ts';
import { openBucketStorage } from '../../src/identity/index.ts';
import { startAzurite } from './azurite.ts';
import { createStressWorld, username, type StressWorld } from './stress-world.ts';
import { credentials, startStrictS3 } from './strict-s3.ts';
import { startTroubledProxy, type TroubledProxy } from './troubled-proxy.ts';
import { finished, type End } from './worker-process.ts';

/** The whole size is for a nightly run: `npm run stress`. The small one leaves out the servers without failures: most of it all succeeds anyway. */
const isWhole = process.env['ONBEHALF_STRESS'] === 'full';
const { workers, refreshes, patience } = isWhole
  ? { workers: 8, refreshes: 100, patience: 900_000 }
  : { workers: 3, refreshes: 3, patience: 60_000 };
const machines = 2;
const what = `${machines} machines, ${workers} workers on each, ${refreshes} renewals by each: no token is lost`;

const keys = { ONBEHALF_BUCKET_KEYS: randomBytes(32).toString('base64') };
let world: StressWorld;
beforeAll(async () => {
  world = await createStressWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Where the tokens are in a test. */
interface Bucket extends AsyncDisposable {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What each process says. Default: that it has begun, and that it is done. */
  readonly output?: unknown;
  /** Requests that failed so far, where the bucket counts them. */
  troubled?(): number;
}

const buckets: [name: string, fails: boolean, open: () => Promise<Bucket>][] = [
  ['a shared folder', false, async () => ({ folder: path.join(world.scratch, 'share'), [Symbol.asyncDispose]: async () => undefined })],
  ['a shared folder where 20 % of all operations fail', true, async () => troubledFolder()],
  ['an S3 bucket', false, () => s3Bucket(false)],
  ['an S3 bucket where 20 % of all requests fail', true, () => s3Bucket(true)],
  ['an Azure container', false, () => azureBucket(false)],
  ['an Azure container where 20 % of all requests fail', true, () => azureBucket(true)],
];

test.each(buckets.filter(([, fails]) => fails || isWhole))(
  `%s: ${what}`,
  async (_name, _fails, open) => {
    await using bucket = await open();
    const { output = 'begun\ndone\n' } = bucket;
    const { ends, ...rest } = await stress(bucket.folder, { ...keys, ...bucket.env });
    const count = machines * workers * refreshes;

    expect(ends).toEqual(Array.from({ length: machines }, () => ({ code: 0, signal: null, output })));
    expect(rest).toEqual({ renewals: count, notes: count, username });
    expect(bucket.troubled?.() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(count);
  },
  patience,
);

/** Its processes count for themselves what failed. */
function troubledFolder(): Bucket {
  const output: unknown = expect.stringMatching(/^begun\n[1-9]\d+ operations troubled\ndone\n$/);
  return {
    folder: path.join(world.scratch, 'bad-share'),
    env: { TROUBLED_FILES: '1' },
    output,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function s3Bucket(fails: boolean): Promise<Bucket> {
  const s3 = await startStrictS3();
  const proxy = fails ? await startTroubledProxy(s3.origin) : undefined;
  const env = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: credentials.region,
  };
  return { folder: 's3://tokens/robots', env: { ...env, AWS_ENDPOINT_URL_S3: (proxy ?? s3).origin }, ...behind(proxy, s3) };
}

async function azureBucket(fails: boolean): Promise<Bucket> {
  const azurite = await startAzurite();
  const { origin, pathname } = new URL(azurite.container);
  const proxy = fails ? await startTroubledProxy(origin) : undefined;
  return {
    folder: `${proxy?.origin ?? origin}${pathname}/robots`,
    env: { AZURE_STORAGE_SAS_TOKEN: azurite.sas },
    ...behind(proxy, azurite),
  };
}

function behind(proxy: TroubledProxy | undefined, server: AsyncDisposable): Pick<Bucket, 'troubled' | typeof Symbol.asyncDispose> {
  return {
    ...(proxy && { troubled: () => proxy.troubled() }),
    async [Symbol.asyncDispose]() {
      await proxy?.[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** What is found after all machines have ended. */
interface Outcome {
  readonly ends: readonly End[];
  readonly renewals: number;
  /** Writes to the entry that all wrote to. */
  readonly notes: number;
  /** Who is signed in afterwards, with a renewed token. */
  readonly username: string;
}

/** Signs in once, lets all machines renew, each with a configuration folder of its own, and looks what is left. */
async function stress(folder: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const storage = await openBucketStorage({ folder, env, fetch: machineFetch() });
  await world.identityOn(storage, true).token(['Mail.Read']);
  const before = world.renewals();
  const running = Array.from({ length: machines }, (_, machine) =>
    finished(
      world.startWorker({
        home: path.join(world.scratch, `machine-${machine}`),
        rounds: refreshes,
        workers,
        settings: { dataStoreLocation: 'Bucket', folder },
        env,
      }),
    ),
  );
  const ends = await Promise.all(running);
  const renewals = world.renewals() - before;
  const notes = new Set((await storage.read('notes'))?.content.trim().split(' ')).size;
  const { account } = await world.identityOn(storage).token(['Mail.Read'], { forceRefresh: true });
  return { ends, renewals, notes, username: account.username };
}

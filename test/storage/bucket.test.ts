import { randomBytes } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineFetch } from '../../src/connection/machine/machine-fetch.ts';
import { openBucketStorage, type BucketStorageOptions } from '../../src/identity/storage/bucket.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { startAzurite } from './azurite.ts';
import { credentials, startStrictS3 } from './strict-s3.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const key = '0123456789abcdef-fedcba9876543210';
const keys = randomBytes(32).toString('base64');
const aws = {
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_REGION: credentials.region,
};
let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('bucket');
});
afterAll(() => rm(scratch, { recursive: true }));

const opened = (options: Pick<BucketStorageOptions, 'folder'> & Partial<BucketStorageOptions>): ReturnType<typeof openBucketStorage> =>
  openBucketStorage({ fetch: machineFetch(), ...options, env: { ONBEHALF_BUCKET_KEYS: keys, ...options.env } });

describe('a bucket from settings', () => {
  test('S3, with credentials and endpoint from the environment; what is kept apart is in a folder of its own', async () => {
    await using s3 = await startStrictS3();
    const env = { ...aws, AWS_ENDPOINT_URL_S3: s3.origin };
    const storage = await opened({ folder: 's3://tokens/robots', env });
    await storage.write(key, 'text', undefined);
    const apart = await opened({ folder: 's3://tokens/robots', env, within: 'emulators/here' });

    expect(await apart.list()).toEqual([]);
    await apart.write(key, 'other', undefined);
    expect(await storage.read(key)).toMatchObject({ content: 'text' });
    expect(await storage.list()).toEqual([key]);
    expect([...s3.objects.keys()].filter((name) => name.endsWith(key))).toEqual([`robots/${key}`, `robots/emulators/here/${key}`]);
  });

  test('Azure, with a signature from the environment', async () => {
    await using azurite = await startAzurite();
    const storage = await opened({ folder: `${azurite.container}/robots`, env: { AZURE_STORAGE_SAS_TOKEN: `?${azurite.sas}` } });
    await storage.write(key, 'text', undefined);

    expect(await storage.read(key)).toMatchObject({ content: 'text' });
    await expect(
      opened({ folder: `${azurite.container}x`, env: { AZURE_STORAGE_SAS_TOKEN: azurite.sas } }).then((missing) => missing.read(key)),
    ).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: `Tokens cannot be kept in ${azurite.container}x: the server answers 404 ContainerNotFound.`,
    });
  });

  test('a shared folder, with keys from a file; rights that its owner gave stay', async () => {
    const [folder, file] = [path.join(scratch, 'share'), path.join(scratch, 'keys.txt')];
    await writeFile(file, `# the robots' key\n${keys}\n`);
    const storage = await opened({ folder, bucketKeys: `file:${file}` });
    await storage.write(key, 'text', undefined);

    expect(await storage.read(key)).toMatchObject({ content: 'text' });
    expect((await stat(folder)).mode & 0o700).toBe(0o700);
    expect((await readdir(folder, { recursive: true })).some((name) => name.includes('key'))).toBe(false);
  });

  test('keys from the key store', async () => {
    const store = {
      read: async (name: string) => (name === 'robots' ? keys : undefined),
      write: async () => undefined,
      remove: async () => undefined,
    };
    const folder = path.join(scratch, 'with-key-store');
    const storage = await opened({ folder, bucketKeys: 'keystore:robots', keyStore: async () => store });
    await storage.write(key, 'text', undefined);

    expect(await (await opened({ folder })).read(key)).toMatchObject({ content: 'text' });
    await expect(
      opened({ folder, bucketKeys: 'keystore:others', keyStore: async () => store }).then((other) => other.read(key)),
    ).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      message:
        "The settings of the Microsoft 365 Scope cannot be used as given. bucketKeys names others in the operating system's key store, which is not there or cannot be read.",
    });
  });

  test.each([
    [{ folder: 's3://tokens' }, 'folder names a bucket that needs credentials, and the environment variable AWS_ACCESS_KEY_ID is not set.'],
    [
      { folder: 'https://a.blob.core.windows.net/tokens' },
      'folder names a bucket that needs credentials, and the environment variable AZURE_STORAGE_SAS_TOKEN is not set.',
    ],
    [
      { folder: '/mnt/share', bucketKeys: 'file:/mnt/share/keys.txt' },
      'bucketKeys must not be in the bucket: whoever can read the bucket could read the tokens.',
    ],
  ])('%j is refused', async (options, message) => {
    await expect(opened(options)).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      message: `The bucket for tokens cannot be used. ${message}`,
    });
  });
});

describe('a server', () => {
  test('that ignores conditions (s3rver) is refused at the first write', async () => {
    await using server = await startS3rver(path.join(scratch, 's3rver'));
    const env = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_ENDPOINT_URL: server.origin };
    const storage = await opened({ folder: 's3://tokens', env });

    await expect(storage.write(key, 'text', undefined)).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message:
        "Tokens cannot be kept in s3://tokens: it makes an object anew that is there (If-None-Match), so two machines could lose each other's tokens.",
    });
    expect(await storage.list()).toEqual([]);
  });

  test('that refuses the credentials is named, and the credentials are not', async () => {
    await using s3 = await startStrictS3();
    const storage = await opened({
      folder: 's3://tokens',
      env: { ...aws, AWS_SECRET_ACCESS_KEY: 'wrong-secret', AWS_ENDPOINT_URL: s3.origin },
    });
    const error: unknown = await storage.read(key).catch((caught: unknown) => caught);

    expect(error).toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: 'Tokens cannot be kept in s3://tokens: the server answers 403 SignatureDoesNotMatch.',
    });
    expect(JSON.stringify(error)).not.toContain('wrong-secret');
  });

  test('that stays busy, and one that cannot be reached, say so', async () => {
    const { createS3Store } = await import('../../src/identity/storage/s3-store.ts');
    const place = { ...credentials, bucket: 'tokens', prefix: '', attempts: 3 };
    let asked = 0;
    await using busy = await loopbackServer((_, response) => {
      asked += 1;
      response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
    });

    await expect(createS3Store({ ...place, endpoint: busy.origin, fetch: machineFetch() }).get(key)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'Tokens cannot be read or kept in s3://tokens now: the server answers 503 SlowDown.',
    });
    expect(asked).toBe(3);
    await expect(createS3Store({ ...place, fetch: () => Promise.reject(new TypeError('fetch failed')) }).get(key)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      message: 'Tokens cannot be read or kept in s3://tokens: the connection fails.',
    });
  });
});

/** s3rver, which answers 200 where 412 is due. */
async function startS3rver(directory: string): Promise<AsyncDisposable & { readonly origin: string }> {
  interface Server {
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
  }
  const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => Server;
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: 'tokens' }],
  });
  const { port } = await server.run();
  return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server.close() };
}

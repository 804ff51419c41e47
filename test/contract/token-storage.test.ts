import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { machineFetch } from '../../src/connection/machine/machine-fetch.ts';
import { createAzureStore } from '../../src/identity/storage/azure-store.ts';
import { keyRing } from '../../src/identity/storage/key-ring.ts';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';
import { createNoStorage } from '../../src/identity/storage/none.ts';
import { createObjectStorage } from '../../src/identity/storage/object-storage.ts';
import type { ObjectStore } from '../../src/identity/storage/object-store.ts';
import { createS3Store } from '../../src/identity/storage/s3-store.ts';
import { createSharedFolderStorage } from '../../src/identity/storage/shared-folder.ts';
import type { TokenStorage } from '../../src/identity/storage/token-storage.ts';
import { startAzurite, type Azurite } from '../storage/azurite.ts';
import { credentials, startStrictS3, type StrictS3 } from '../storage/strict-s3.ts';
import { troubledFiles } from '../storage/troubled-files.ts';
import { startTroubledProxy, type TroubledProxy } from '../storage/troubled-proxy.ts';
import { tokenStorageContract, type OpenedStorage } from './token-storage.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ring = keyRing(randomBytes(32), [randomBytes(32)]);
const keys = async (): Promise<typeof ring> => ring;
let azurite: Azurite;
let s3: StrictS3;
let trouble: TroubledProxy;

beforeAll(async () => {
  [azurite, s3] = await Promise.all([startAzurite(), startStrictS3({ page: 2 })]);
  trouble = await startTroubledProxy(s3.origin);
});
afterAll(async () => {
  for (const server of [trouble, azurite, s3]) await server[Symbol.asyncDispose]();
});

tokenStorageContract('machine', () => inFolder((folder) => createMachineStorage({ folder })));
tokenStorageContract('positions of this machine', () => inFolder((folder) => createMachineStorage({ folder, name: 'positions' })));

tokenStorageContract('a shared folder', () =>
  inFolder((folder) => createSharedFolderStorage({ folder: path.join(folder, 'share'), keys })),
);

tokenStorageContract('a shared folder where 20 % of all operations fail', () =>
  inFolder((folder) => createSharedFolderStorage({ folder: path.join(folder, 'share'), keys, fileSystem: troubledFiles().fileSystem })),
);

tokenStorageContract('an S3 bucket', () => inBucket((prefix) => s3Store(s3.origin, prefix)));

tokenStorageContract('an S3 bucket where 20 % of all requests fail', () => inBucket((prefix) => s3Store(trouble.origin, prefix)));

tokenStorageContract('an Azure container', () =>
  inBucket((prefix) => createAzureStore({ container: azurite.container, prefix, sas: azurite.sas, fetch: machineFetch() })),
);

tokenStorageContract('none', async () => {
  const storage = createNoStorage();
  return { storage, again: () => storage, [Symbol.asyncDispose]: async () => undefined };
});

async function inFolder(open: (folder: string) => TokenStorage): Promise<OpenedStorage> {
  const folder = await temporaryFolder('contract');
  return { storage: open(folder), again: () => open(folder), [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** Each test has a folder of its own in the bucket. */
async function inBucket(open: (prefix: string) => ObjectStore): Promise<OpenedStorage> {
  const prefix = `a folder/${randomBytes(4).toString('hex')}`;
  const storage = (): TokenStorage => createObjectStorage({ store: open(prefix), keys });
  return { storage: storage(), again: storage, [Symbol.asyncDispose]: async () => undefined };
}

function s3Store(endpoint: string, prefix: string): ObjectStore {
  return createS3Store({ ...credentials, bucket: 'tokens', prefix, endpoint, fetch: machineFetch() });
}

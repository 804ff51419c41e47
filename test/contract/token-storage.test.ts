import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';
import { createNoStorage } from '../../src/identity/storage/none.ts';
import { tokenStorageContract } from './token-storage.ts';

tokenStorageContract('machine', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'onbehalf-contract-'));
  return {
    storage: createMachineStorage({ folder }),
    again: () => createMachineStorage({ folder }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
});

tokenStorageContract('none', async () => {
  const storage = createNoStorage();
  return { storage, again: () => storage, [Symbol.asyncDispose]: async () => undefined };
});

import { machineFetch } from '../../src/connection/machine/machine-fetch.ts';
import { createIdentity } from '../../src/identity/identity.ts';
import type { ScopeSettings } from '../../src/identity/settings/settings.ts';
import { openBucketStorage } from '../../src/identity/storage/bucket.ts';
import { parseKeyRing } from '../../src/identity/storage/key-ring.ts';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';
import { createSharedFolderStorage } from '../../src/identity/storage/shared-folder.ts';
import type { StorageNotice } from '../../src/identity/storage/storage-notice.ts';
import type { TokenStorage } from '../../src/identity/storage/token-storage.ts';
import { writeMerged } from '../../src/identity/storage/write-merged.ts';
import { troubledFiles } from './troubled-files.ts';

/**
 * Renews one account's token again and again, as a process of its own: `worker.js FOLDER ORIGIN ROUNDS SETTINGS [WORKERS]`. It says when it
 * has begun and when it is done. On a bucket each renewal is also noted in an entry that all write to. With `TROUBLED_FILES` its shared
 * folder is one where operations fail.
 */
const [folder = '', origin = '', rounds = '1', text = '{}', workers = '1'] = process.argv.slice(2);
const settings = JSON.parse(text) as ScopeSettings;
const troubled = process.env['TROUBLED_FILES'] ? troubledFiles() : undefined;
const notify = ({ file, reason }: StorageNotice): void => void process.stdout.write(`aside ${file}: ${reason}\n`);

await Promise.all(Array.from({ length: Number(workers) }, (_, worker) => work(worker)));
if (troubled) process.stdout.write(`${troubled.troubled()} operations troubled\n`);
process.stdout.write('done\n');
process.exit();

async function work(worker: number): Promise<void> {
  const storage = await openStorage();
  const identity = createIdentity(settings, {
    fetch: (url, init) => fetch(origin + new URL(url).pathname, init),
    storage,
    openBrowser: () => Promise.reject(new Error('Nobody is here.')),
    canAsk: false,
    notify: () => undefined,
    now: () => new Date(),
  });
  for (let round = 0; round < Number(rounds); round += 1) {
    await identity.token(['Mail.Read'], { forceRefresh: true });
    if (settings.folder !== undefined) await note(storage, `${process.pid}-${worker}-${round}`);
    if (round === 0 && worker === 0) process.stdout.write('begun\n');
  }
}

async function openStorage(): Promise<TokenStorage> {
  if (settings.folder === undefined) return createMachineStorage({ folder, notify });
  if (troubled) {
    const ring = parseKeyRing(process.env['ONBEHALF_BUCKET_KEYS'] ?? '', 'ONBEHALF_BUCKET_KEYS');
    return createSharedFolderStorage({ folder: settings.folder, keys: async () => ring, notify, fileSystem: troubled.fileSystem });
  }
  return await openBucketStorage({ folder: settings.folder, fetch: machineFetch(), env: process.env, notify });
}

async function note(storage: TokenStorage, name: string): Promise<void> {
  await writeMerged(storage, 'notes', (theirs = '') => (theirs.split(' ').includes(name) ? undefined : `${theirs} ${name}`));
}

import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { eventText } from '../../src/connection/event-text.ts';
import { partOf } from '../../src/identity/storage/file-storage.ts';
import { keyRing, parseKeyRing } from '../../src/identity/storage/key-ring.ts';
import type { KeyStore } from '../../src/identity/storage/key-store.ts';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';
import { createObjectStorage } from '../../src/identity/storage/object-storage.ts';
import { seal, unseal } from '../../src/identity/storage/seal.ts';
import { createSharedFolderStorage } from '../../src/identity/storage/shared-folder.ts';
import type { StorageNotice } from '../../src/identity/storage/storage-notice.ts';
import type { TokenStorage } from '../../src/identity/storage/token-storage.ts';
import { fuzz } from './fuzz.ts';
import { createMemoryStore } from './memory-store.ts';
import { mutated, mutatedBytes } from './mutations.ts';
import { checkSilent, plantedSecret, refusedOrDone } from './secrets.ts';
import { temporaryFolderSync } from '../support/temporary-folder.ts';

const key = 'account-1';
const secret = 'plantedSecret of Ada';
const text = JSON.stringify({ RefreshToken: { one: { secret } } });
const ring = keyRing(randomBytes(32), [randomBytes(32)]);
const stranger = keyRing(randomBytes(32));
const keys = async (): Promise<typeof ring> => ring;

let folder: string;
beforeAll(() => {
  folder = temporaryFolderSync('fuzz');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes of an entry as the storage itself wrote them, for this entry and another, with keys that are here and one that is not; and anything else. */
const sealed = fc
  .constantFrom(
    seal(ring, key, `\n${text}`),
    seal(ring, key, text),
    seal(ring, 'account-2', `\n${text}`),
    seal(stranger, key, `\n${text}`),
    seal(ring, key, ''),
  )
  .map(({ bytes }) => new Uint8Array(bytes));
const entryBytes = fc.oneof(
  { weight: 8, arbitrary: mutatedBytes(sealed) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.concat([Buffer.from('OBT\x02', 'latin1'), bytes])) },
);

/** What came back must be what was written, or nothing; what was said about it must not tell it. */
function checkRead(content: string | undefined, notices: readonly StorageNotice[]): void {
  if (content !== undefined && !['', text].includes(content) && content !== text.slice(text.indexOf('\n') + 1))
    throw new Error(`It read ${content}`);
  if (content === undefined && notices.length > 1) throw new Error(`It said more than once: ${JSON.stringify(notices)}`);
  for (const notice of notices) checkSilent(`${JSON.stringify(notice)}\n${eventText(notice) ?? ''}`, 'a notice');
}

fuzz(
  'bytes open as what was sealed for that entry, or not at all',
  entryBytes,
  (bytes) => {
    const found = unseal(ring, key, bytes);
    if (found.kind === 'text') assert([`\n${text}`, text, ''].includes(found.text));
    else checkSilent(JSON.stringify(found), 'the reason');
  },
  { share: 0.5 },
);

/** Puts bytes in the place of an entry, reads it, and then writes and reads it again, as a sign-in after it does. */
async function readOver(storage: TokenStorage, notices: readonly StorageNotice[]): Promise<void> {
  const stored = await storage.read(key);
  checkRead(stored?.content, notices);
  if (stored === undefined) {
    assert(Array.isArray(await storage.list()));
    assert.notEqual(await storage.write(key, text, undefined), 'changed');
    assert.equal((await storage.read(key))?.content, text);
  }
  await storage.remove(key);
  assert.equal(await storage.read(key), undefined);
}

fuzz(
  'a file of the machine storage or of a shared folder is used whole, or set aside, and a new sign-in takes its place',
  fc.tuple(entryBytes, fc.boolean()),
  async ([bytes, isShared]) => {
    const notices: StorageNotice[] = [];
    const notify = (notice: StorageNotice): number => notices.push(notice);
    const home = mkdtempSync(join(folder, 'home-'));
    const storage = isShared ? createSharedFolderStorage({ folder: home, keys, notify }) : createMachineStorage({ folder: home, notify });
    await storage.read(key);
    if (!isShared) writeFileSync(join(home, 'token.key'), ring.current.secret, { mode: 0o600 });
    writeFileSync(join(isShared ? home : join(home, 'tokens'), partOf(key), `${key}.1`), bytes, { mode: 0o600 });
    await readOver(storage, notices);
    rmSync(home, { recursive: true });
  },
  { share: 0.1 },
);

fuzz(
  'an object of a bucket is used whole, or set aside, and a new sign-in takes its place',
  entryBytes,
  async (bytes) => {
    const notices: StorageNotice[] = [];
    const store = createMemoryStore();
    store.objects.set(key, { bytes, etag: '"0"' });
    await readOver(createObjectStorage({ store, keys, notify: (notice) => notices.push(notice) }), notices);
  },
  { share: 0.3 },
);

fuzz(
  'a key file is used, or set aside, and nothing tells what was in it',
  mutatedBytes(
    fc.constantFrom<Uint8Array>(
      ring.current.secret,
      Buffer.from('plantedSecret-plantedSecret-plan'),
      Buffer.from(`keystore:${'ab'.repeat(16)}\n`),
      Buffer.alloc(0),
    ),
  ),
  async (bytes) => {
    const notices: StorageNotice[] = [];
    const home = mkdtempSync(join(folder, 'key-'));
    writeFileSync(join(home, 'token.key'), bytes, { mode: 0o600 });
    // The key store of whoever runs this is left alone.
    const keyStore = async (): Promise<KeyStore> => ({
      read: async () => undefined,
      write: async () => undefined,
      remove: async () => undefined,
    });
    const storage = createMachineStorage({ folder: home, keyStore, notify: (notice) => notices.push(notice) });
    const written = await refusedOrDone(() => storage.write(key, text, undefined), ['STORAGE_UNAVAILABLE']);
    if (written) assert.equal((await storage.read(key))?.content, text);
    checkRead(undefined, notices);
    const other = readdirSync(home).filter((name) => !/^(?:token\.key(?:\.unreadable-.*)?|tokens)$/.test(name));
    assert.deepEqual(other, []);
    rmSync(home, { recursive: true });
  },
  { share: 0.05 },
);

const keyLines = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64')) },
      { weight: 1, arbitrary: plantedSecret },
      { weight: 1, arbitrary: fc.constantFrom('', '# a comment', ' ', '=', '\0') },
    ),
    { maxLength: 5 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));

fuzz(
  'a key ring is read, or refused with its line and without what stands there',
  mutated(keyLines),
  async (lines) => {
    const read = await refusedOrDone(() => parseKeyRing(lines, '/run/keys'), ['SETTINGS_INVALID']);
    if (!read) return;
    assert([...read.byId.values()].every(({ secret: bytes }) => bytes.length === 32));
    assert.equal(read.byId.get(read.current.id), read.current);
  },
  { share: 0.2 },
);

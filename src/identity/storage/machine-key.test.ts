import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyStore } from './key-store.ts';
import { machineKey, machineKeyPlace } from './machine-key.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('key');
});
afterAll(() => rm(scratch, { recursive: true }));

const folder = (): Promise<string> => mkdtemp(path.join(scratch, 'x'));
const notify = (): void => undefined;

function keyStore(): { readonly store: KeyStore; readonly secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  const store: KeyStore = {
    read: async (name) => secrets.get(name),
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
  return { store, secrets };
}

const locked: KeyStore = {
  read: () => Promise.reject(new Error('locked')),
  write: () => Promise.reject(new Error('locked')),
  remove: () => Promise.reject(new Error('locked')),
};

test('without a key store the key is a file', async () => {
  const home = await folder();

  expect(await machineKeyPlace(home)).toEqual({ kind: 'none' });
  const key = await machineKey(home, { notify });
  expect(await readFile(path.join(home, 'token.key'))).toEqual(key);
  expect(await machineKeyPlace(home)).toEqual({ kind: 'file', file: path.join(home, 'token.key') });
});

test('with a key store the key is there, and the file only names it', async () => {
  const home = await folder();
  const { store, secrets } = keyStore();
  const key = await machineKey(home, { notify, keyStore: async () => store });

  expect([...secrets.values()]).toEqual([key.toString('base64')]);
  expect(await readFile(path.join(home, 'token.key'), 'utf8')).toBe(`keystore:${[...secrets.keys()][0]}\n`);
  expect(await machineKeyPlace(home)).toEqual({ kind: 'keyStore' });
  expect(await machineKey(home, { notify, keyStore: async () => store })).toEqual(key);
});

test('processes that start together agree on one key, and leave one in the key store', async () => {
  const home = await folder();
  const { store, secrets } = keyStore();
  const keys = await Promise.all(Array.from({ length: 10 }, () => machineKey(home, { notify, keyStore: async () => store })));

  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  expect(secrets.size).toBe(1);
});

test('a key store that is locked when the key is made is left alone', async () => {
  const home = await folder();
  await machineKey(home, { notify, keyStore: async () => locked });

  expect((await stat(path.join(home, 'token.key'))).size).toBe(32);
});

test('a folder that has a key file keeps it when a key store appears', async () => {
  const home = await folder();
  const key = await machineKey(home, { notify });
  const { store, secrets } = keyStore();

  expect(await machineKey(home, { notify, keyStore: async () => store })).toEqual(key);
  expect(secrets.size).toBe(0);
});

test('a key store that cannot be read later is told, and no other key is made', async () => {
  const home = await folder();
  const { store, secrets } = keyStore();
  const key = await machineKey(home, { notify, keyStore: async () => store });
  const file = path.join(home, 'token.key');
  const remedy = `Unlock the key store, or run where it can be reached (a desktop session). Deleting ${file} makes a new key; every account then signs in again.`;

  await expect(machineKey(home, { notify, keyStore: async () => locked })).rejects.toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: "The key of the stored tokens is in the operating system's key store, and it cannot be read.",
    remedy,
  });
  const kept = [...secrets];
  secrets.clear();
  await expect(machineKey(home, { notify, keyStore: async () => store })).rejects.toMatchObject({
    message: "The key of the stored tokens is in the operating system's key store, and it is not there.",
  });
  for (const [name, secret] of kept) secrets.set(name, secret);
  expect(await machineKey(home, { notify, keyStore: async () => store })).toEqual(key);
});

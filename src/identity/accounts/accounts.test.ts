import { expect, test } from 'vitest';
import { createAccounts, type Accounts } from './accounts.ts';
import { createNoStorage } from '../storage/none.ts';
import type { TokenStorage } from '../storage/token-storage.ts';

/** A storage that counts what is asked of it. */
function counted(): { readonly storage: TokenStorage; readonly counts: { read: number; list: number } } {
  const inner = createNoStorage();
  const counts = { read: 0, list: 0 };
  const storage: TokenStorage = {
    ...inner,
    read: (key) => ((counts.read += 1), inner.read(key)),
    list: () => ((counts.list += 1), inner.list()),
  };
  return { storage, counts };
}

const accountsIn = (storage: TokenStorage): Accounts =>
  createAccounts({ storage, loginHost: 'login.microsoftonline.com', clientId: 'client', tenant: 'common' });

const cacheOf = (person: string): string =>
  JSON.stringify({
    Account: { [person]: { home_account_id: `${person}.tenant`, username: `${person}@contoso.example`, realm: 'tenant' } },
  });

async function signIn(storage: TokenStorage, person: string, seconds: number): Promise<void> {
  await accountsIn(storage).keep(
    cacheOf(person),
    [`${person}@contoso.example`, `${person}.alias@contoso.example`],
    new Date(seconds * 1_000),
  );
}

const namesOf = async (storage: TokenStorage, address?: string): Promise<string[]> =>
  (await accountsIn(storage).candidates(address)).map(({ account }) => account.username.replace('@contoso.example', ''));

test('one of many is found by its user name with two reads', async () => {
  const { storage, counts } = counted();
  for (let index = 0; index < 30; index += 1) await signIn(storage, `person-${index}`, 100 - index);
  Object.assign(counts, { read: 0, list: 0 });

  expect(await namesOf(storage, 'Person-17@contoso.example')).toEqual(['person-17']);
  expect(counts).toEqual({ read: 2, list: 0 });
});

test('under another address than the user name whoever is known under it is found, and the one whose user name it is before all others', async () => {
  const { storage } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);
  for (const person of ['ada', 'ben']) await accountsIn(storage).keep(cacheOf(person), ['Office@contoso.example'], new Date(3_000));

  expect(await namesOf(storage, 'ADA.alias@contoso.example')).toEqual(['ada']);
  expect((await namesOf(storage, 'office@contoso.example')).toSorted()).toEqual(['ada', 'ben']);
  await signIn(storage, 'office', 4);
  expect(await namesOf(storage, 'office@contoso.example')).toEqual(['office']);
  await accountsIn(storage).keep(cacheOf('ada'), ['office@contoso.example'], new Date(5_000));
  expect(await namesOf(storage, 'office@contoso.example')).toEqual(['office']);
});

test('without an address all are found, the one that signed in last first', async () => {
  const { storage } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);

  expect(await namesOf(storage)).toEqual(['ben', 'ada']);
  await signIn(storage, 'ada', 3);
  await signIn(storage, 'ben', 2);
  expect(await namesOf(storage)).toEqual(['ada', 'ben']);
});

test('when the index is lost or wrong, all accounts are looked at', async () => {
  const { storage } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);
  const entries = (await storage.list()).filter((key) => key.includes('-at-'));
  const [adas = ''] = (await storage.list()).filter((key) => !entries.includes(key));
  for (const entry of entries) await storage.write(entry, adas, (await storage.read(entry))?.version);

  expect(await namesOf(storage, 'ben@contoso.example')).toEqual(['ben']);
  for (const entry of entries) await storage.write(entry, 'nonsense', (await storage.read(entry))?.version);
  expect(await namesOf(storage, 'ben@contoso.example')).toEqual(['ben']);
  for (const entry of entries) await storage.remove(entry);
  expect(await namesOf(storage, 'ada@contoso.example')).toEqual(['ada']);
});

test('of an account that was removed nothing is left', async () => {
  const { storage } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);
  const accounts = accountsIn(storage);
  for (const { account } of await accounts.candidates('ben@contoso.example')) await accounts.remove(account);

  expect(await namesOf(storage, 'ben@contoso.example')).toEqual([]);
  expect(await namesOf(storage)).toEqual(['ada']);
  for (const { account } of await accounts.candidates()) await accounts.remove(account);
  expect(await storage.list()).toEqual([]);
});

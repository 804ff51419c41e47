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

test('one of many is found with two reads: by its name, by another name, and as the latest', async () => {
  const { storage, counts } = counted();
  for (let index = 0; index < 30; index += 1) await signIn(storage, `person-${index}`, 100 - index);

  for (const [address, expected] of [
    ['Person-17@contoso.example', 'person-17'],
    ['person-17.alias@contoso.example', 'person-17'],
    [undefined, 'person-0'],
  ] as const) {
    Object.assign(counts, { read: 0, list: 0 });
    expect((await accountsIn(storage).find(address))?.account.username).toBe(`${expected}@contoso.example`);
    expect(counts).toEqual({ read: 2, list: 0 });
  }
});

test('when the index is lost or wrong, all accounts are looked at', async () => {
  const { storage } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);
  const entries = (await storage.list()).filter((key) => /-at-|latest/.test(key));
  const [adas = ''] = (await storage.list()).filter((key) => !entries.includes(key));
  for (const entry of entries) await storage.write(entry, adas, (await storage.read(entry))?.version);

  expect((await accountsIn(storage).find('ben@contoso.example'))?.account.username).toBe('ben@contoso.example');
  expect((await accountsIn(storage).find(undefined))?.account.username).toBe('ben@contoso.example');
  for (const entry of entries) await storage.remove(entry);
  expect((await accountsIn(storage).find('ada@contoso.example'))?.account.username).toBe('ada@contoso.example');
});

test('after the latest account was removed the one before it is the latest, and nothing is left of the last one', async () => {
  const { storage, counts } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);
  const accounts = accountsIn(storage);
  const ben = await accounts.find(undefined);
  if (ben) await accounts.remove(ben.account);
  Object.assign(counts, { read: 0, list: 0 });

  expect((await accounts.find(undefined))?.account.username).toBe('ada@contoso.example');
  expect(counts).toEqual({ read: 2, list: 0 });
  expect(await accounts.find('ben@contoso.example')).toBeUndefined();
  const ada = await accounts.find(undefined);
  if (ada) await accounts.remove(ada.account);
  expect(await storage.list()).toEqual([]);
});

test('an account that signs in again later is the latest, and one that signs in with an older clock is not', async () => {
  const { storage } = counted();
  await signIn(storage, 'ada', 1);
  await signIn(storage, 'ben', 2);
  await signIn(storage, 'ada', 3);
  await signIn(storage, 'ben', 2);

  expect((await accountsIn(storage).find(undefined))?.account.username).toBe('ada@contoso.example');
});

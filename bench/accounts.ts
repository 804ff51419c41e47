// How long a silent sign-in takes among many accounts, against one account.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAccounts } from '../src/identity/accounts/accounts.ts';
import { publicApplication } from '../src/identity/settings/applications.ts';
import { createIdentity } from '../src/identity/identity.ts';
import { readSettings } from '../src/identity/settings/read-settings.ts';
import { createMachineStorage } from '../src/identity/storage/machine.ts';

const many = 5_000;
const rounds = 400;
const account = 'person-0@contoso.example';

/** A measured value. */
interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
}

/** Ratio of a silent sign-in (stored token, new process's state) among 5,000 accounts on disk to one with a single account. */
export async function silentSignIn(): Promise<Row[]> {
  const folders = [await mkdtemp(path.join(tmpdir(), 'onbehalf-one-')), await mkdtemp(path.join(tmpdir(), 'onbehalf-many-'))] as const;
  try {
    await fill(folders[0], 1);
    await fill(folders[1], many);
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1)
      for (const which of [0, 1] as const) times[which].push(await time(folders[which], account));
    return [
      {
        name: `silent sign-in by address among ${many} accounts, against one`,
        value: median(times[1]) / median(times[0]),
        unit: 'x',
        limit: 1.5,
      },
    ];
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true });
  }
}

async function time(folder: string, emailAddress: string): Promise<number> {
  const start = performance.now();
  const identity = createIdentity(readSettings({ emailAddress }), {
    fetch: () => Promise.reject(new Error('No request was expected.')),
    storage: createMachineStorage({ folder }),
    openBrowser: () => Promise.reject(new Error('Nobody is here.')),
    canAsk: false,
    notify: () => undefined,
    now: () => new Date(),
  });
  const { account: signedIn } = await identity.token(['Mail.Read']);
  if (signedIn.username !== account) throw new Error(`${signedIn.username} was found instead of ${account}.`);
  return performance.now() - start;
}

/** Signs accounts in; the first one signs in last. */
async function fill(folder: string, count: number): Promise<void> {
  const storage = createMachineStorage({ folder });
  const accounts = createAccounts({
    storage,
    loginHost: 'login.microsoftonline.com',
    clientId: publicApplication.clientId,
    tenant: 'common',
  });
  const now = Date.now();
  let next = 0;
  async function worker(): Promise<void> {
    while (next < count) {
      const index = next;
      next += 1;
      await accounts.keep(cacheOf(`person-${index}`, now), [`person-${index}@contoso.example`], new Date(now - index));
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker));
}

function cacheOf(person: string, now: number): string {
  const seconds = (after: number): string => String(Math.floor(now / 1000) + after);
  const ids = { home_account_id: `${person}.tenant`, environment: 'login.microsoftonline.com', realm: 'tenant' };
  return JSON.stringify({
    Account: { account: { ...ids, username: `${person}@contoso.example`, name: person } },
    AccessToken: {
      token: {
        ...ids,
        client_id: publicApplication.clientId,
        secret: 'x'.repeat(2_000),
        target: 'https://graph.microsoft.com/Mail.Read',
        token_type: 'Bearer',
        cached_at: seconds(0),
        expires_on: seconds(3_600),
      },
    },
    RefreshToken: { refresh: { ...ids, client_id: publicApplication.clientId, secret: 'y'.repeat(1_000) } },
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

import { z } from 'zod';
import {
  askForRun,
  microsoft365Scope,
  namedConnections,
  saveConnection,
  type Account,
  type NamedConnection,
  type ScopeOutline,
} from '../../../connection/index.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { outlinesOf } from '../outlines.ts';
import { openWorld, type OpenedWorld } from '../world.ts';

/** Signs in now, so that later runs find a token. */
export const signin = defineCommand({
  words: '[FILE|ACTIVITY ...]',
  options: z.object({
    for: z.array(z.string()).default([]).describe('Activity to ask permissions for, `mail.list`; the same as the word.'),
    permission: z.array(z.string()).default([]).describe('Permission to ask for besides, `Mail.Read`.'),
  }),
  examples: [
    'signin',
    'signin examples/quickstart.ts --emulator',
    'signin mail.list mail.send --emulator',
    'signin mail.list --sign-in-through DeviceCode',
    'signin --connection work --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example --emulator',
  ],
  async run(context, { for: names, permission }, words) {
    const outlines = await outlinesOf('signin', [...names, ...words]);
    const kept = await keptConnection(context);
    await using opened = await openWorld(
      { ...context, settings: { ...context.settings, ...(kept && !kept.known && { connection: '' }) } },
      { isAskedFor: true, untold: ['signedIn', 'actingAs'] },
    );
    const { accounts, permissions, leftOut } =
      outlines.length === 0 ? await signInAlone(opened, permission) : await signInForAll(opened, outlines, permission);
    if (kept) await keep(kept, opened, accounts);
    if (context.io.json)
      return context.io.value({
        account: accounts[0] ?? null,
        ...(accounts.length > 1 && { accounts }),
        permissions,
        ...(leftOut > 0 && { leftOut }),
        ...(kept && { connection: kept.name }),
      });
    const who = accounts.map(({ username }) => username).join(' and ');
    context.io.out(who === '' ? 'Nothing asks for a person.' : `Signed in as ${who}${kept ? `; kept as connection ${kept.name}` : ''}.`);
    if (leftOut > 0)
      context.io.say(
        context.io.style.warn(
          `Left out: ${leftOut === 1 ? 'a scope' : `${leftOut} scopes`} whose application or account is only known when it runs; the run signs in for it.`,
        ),
      );
  },
});

interface SignedIn {
  readonly accounts: readonly Account[];
  readonly permissions: readonly string[];
  readonly leftOut: number;
}

/** Without a word about what for: who somebody is, and the permissions that are named. */
async function signInAlone({ settings, world }: OpenedWorld, permission: readonly string[]): Promise<SignedIn> {
  const add = permission.length === 0 ? ['User.Read'] : permission;
  await using scope = await microsoft365Scope({ ...settings, activities: [], permissions: { add } }, world);
  return { accounts: [await scope.signIn()], permissions: scope.permissions.permissions.map(({ name }) => name), leftOut: 0 };
}

/** One page for each application and account, for all that the files and activities need of it. */
async function signInForAll({ world }: OpenedWorld, outlines: readonly ScopeOutline[], permission: readonly string[]): Promise<SignedIn> {
  const [first, ...others] = outlines;
  const all = first ? [{ ...first, add: [...first.add, ...permission] }, ...others] : [];
  const { answered, leftOut } = await askForRun(all, world);
  return {
    accounts: answered.map(({ account }) => account),
    permissions: [...new Set(answered.flatMap(({ permissions }) => permissions))],
    leftOut,
  };
}

/** A connection that the flags describe, and that is kept once the sign-in has worked. */
interface Kept {
  readonly name: string;
  /** The one that has the name so far. */
  readonly known: NamedConnection | undefined;
}

/** Flags that say more than a name make or change the connection of that name. */
async function keptConnection({ settings: { connection, ...flags } }: CommandContext): Promise<Kept | undefined> {
  const says = Object.entries(flags).some(([field, value]) => value !== undefined && !['emulator', 'unattended'].includes(field));
  if (!says || !connection) return undefined;
  return { name: connection, known: (await namedConnections()).find(({ name }) => name === connection) };
}

async function keep({ name, known }: Kept, { settings }: OpenedWorld, [account]: readonly Account[]): Promise<void> {
  const isPerson = (settings['authenticationType'] ?? 'InteractiveToken') === 'InteractiveToken';
  await saveConnection(
    name,
    { ...settings, ...(isPerson && account && { emailAddress: account.username }) },
    { replace: true, ...(known && { owner: known.owner }) },
  );
}

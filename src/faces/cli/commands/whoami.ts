import { z } from 'zod';
import { openIdentity } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { shownMoment, storedSignIns } from '../stored-sign-ins.ts';
import { printTable } from '../table.ts';
import { openWorld, type OpenedWorld } from '../world.ts';

/** Shows the account that would be used and what it granted, without any network. */
export const whoami = defineCommand({
  options: z.object({
    all: z.boolean().default(false).describe('Every account that is signed in, of every connection.'),
  }),
  examples: ['whoami', 'whoami --json', 'whoami --all'],
  async run(context, { all }) {
    await using opened = await openWorld(context);
    if (all) return await showAll(context, opened);
    const identity = await openIdentity(opened.settings, opened.world);
    const account = await identity.current();
    if (!account) throw new OnbehalfError('SIGN_IN_REQUIRED', 'Nobody is signed in.');
    const permissions = await identity.granted();
    if (context.io.json) return context.io.value({ ...account, permissions });
    context.io.out(`${account.name || account.username} <${account.username}>`);
    context.io.out(`Tenant ${account.tenantId}${account.personal ? ' (personal account)' : ''}`);
    context.io.out(`Granted ${permissions.join(', ') || 'nothing of Microsoft Graph'}`);
  },
});

async function showAll({ io }: CommandContext, opened: OpenedWorld): Promise<void> {
  const found = (await storedSignIns(opened)).flatMap(({ connection, signIn }) =>
    signIn ? [{ connection: connection?.name, ...signIn }] : [],
  );
  if (found.length === 0) throw new OnbehalfError('SIGN_IN_REQUIRED', 'Nobody is signed in.');
  if (io.json) {
    return io.items(
      found.map(({ connection, account, granted, renewedAt, staleAt }) => ({
        connection: connection ?? null,
        ...account,
        permissions: granted,
        renewedAt,
        staleAt: staleAt ?? null,
      })),
    );
  }
  await printTable(io, found, [
    { heading: 'Account', cell: ({ account }) => account.username },
    { heading: 'Name', cell: ({ account }) => account.name },
    { heading: 'Connection', cell: ({ connection }) => connection ?? '-' },
    { heading: 'Renewed', cell: ({ renewedAt }) => shownMoment(renewedAt) },
    { heading: 'Granted', cell: ({ granted }) => granted.join(', ') || '-' },
  ]);
}

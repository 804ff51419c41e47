import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { shownMoment, signInRow, storedSignIns, type KnownSignIn } from '../stored-sign-ins.ts';
import { printTable } from '../table.ts';
import { openWorld } from '../world.ts';

/** Lists the connections that have a name, and the accounts that are signed in without one: when each was last renewed, and when it goes stale. */
export const connections = defineCommand({
  options: z.object({}),
  examples: ['connections', 'connections --json'],
  async run(context) {
    const { io } = context;
    await using opened = await openWorld(context);
    const known = await storedSignIns(opened);
    if (io.json) return io.items(known.map(rowOf));
    if (known.length === 0)
      return io.say(
        'Nobody is signed in, and there is no named connection. `onbehalf connections create NAME` with the flags of the connection makes one.',
      );
    await printTable(io, known, [
      { heading: 'Name', cell: ({ connection }) => connection?.name ?? '-' },
      { heading: 'Account', cell: ({ connection, signIn }) => String(connection?.settings.emailAddress ?? signIn?.account.username ?? '') },
      { heading: 'Application', cell: ({ connection }) => String(connection?.settings.applicationId ?? 'public (UiPath)') },
      { heading: 'Tenant', cell: ({ connection, signIn }) => String(connection?.settings.tenantId ?? signIn?.account.tenantId ?? 'any') },
      { heading: 'Renewed', cell: ({ signIn, unknown }) => unknown ?? shownMoment(signIn?.renewedAt) },
      { heading: 'Stale', cell: ({ signIn }) => shownMoment(signIn?.staleAt) },
      { heading: 'Of', cell: ({ connection }) => [connection?.owner, connection?.isDefault && 'default'].filter(Boolean).join(', ') },
    ]);
  },
});

function rowOf(known: KnownSignIn): Record<string, unknown> {
  const { connection, signIn } = known;
  if (!connection) return { name: null, emailAddress: signIn?.account.username, tenantId: signIn?.account.tenantId, ...signInRow(known) };
  const { settings, ...rest } = connection;
  return { ...settings, ...rest, ...signInRow(known) };
}

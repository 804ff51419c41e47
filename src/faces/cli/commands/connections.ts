import { z } from 'zod';
import { namedConnections, openIdentity } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { printTable } from '../table.ts';
import { openWorld } from '../world.ts';

/** Lists the connections that have a name, and the accounts that are signed in without one. */
export const connections = defineCommand({
  options: z.object({}),
  examples: ['connections', 'connections --json'],
  async run(context) {
    const { io } = context;
    await using opened = await openWorld(context);
    const named = (await namedConnections()).map(({ settings, ...rest }): Record<string, unknown> => ({ ...settings, ...rest }));
    const accounts = await (await openIdentity(opened.settings, opened.world)).accounts();
    const others = accounts.filter(({ username }) => !named.some(({ emailAddress }) => emailAddress === username));
    const rows = [
      ...named,
      ...others.map(({ username, tenantId }) => ({ name: null, emailAddress: username, tenantId }) as Record<string, unknown>),
    ];
    if (io.json) return rows.forEach((row) => io.item(row));
    if (rows.length === 0)
      return io.say(
        'Nobody is signed in, and there is no named connection. `onbehalf connections create NAME` with the flags of the connection makes one.',
      );
    const cell = (field: string, otherwise: string) => (row: Record<string, unknown>) => String(row[field] ?? otherwise);
    await printTable(io, rows, [
      { heading: 'Name', cell: cell('name', '-') },
      { heading: 'Account', cell: cell('emailAddress', '') },
      { heading: 'Application', cell: cell('applicationId', 'public (UiPath)') },
      { heading: 'Tenant', cell: cell('tenantId', 'any') },
      { heading: 'Of', cell: (row) => [row['owner'], row['isDefault'] === true && 'default'].filter(Boolean).join(', ') },
    ]);
  },
});

import { z } from 'zod';
import { namedConnections } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { printTable } from '../table.ts';

/** Lists the connections that have a name. */
export const connections = defineCommand({
  options: z.object({}),
  examples: ['connections', 'connections --json'],
  async run({ io }) {
    const rows = Object.entries(await namedConnections()).map(([name, settings]) => ({ name, ...settings }) as Record<string, unknown>);
    if (io.json) return rows.forEach((row) => io.item(row));
    if (rows.length === 0) return io.say('There is no named connection yet. `onbehalf signin --connection NAME` with the flags of the connection makes one.');
    const cell = (field: string, otherwise: string) => (row: Record<string, unknown>) => String(row[field] ?? otherwise);
    await printTable(io, rows, [
      { heading: 'Name', cell: cell('name', '') },
      { heading: 'Account', cell: cell('emailAddress', '') },
      { heading: 'Application', cell: (row) => String(row['applicationId'] ?? 'public (UiPath)') },
      { heading: 'Tenant', cell: cell('tenantId', 'any') },
    ]);
  },
});

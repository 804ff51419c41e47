import { z } from 'zod';
import { allActivities } from '../../../activities/areas.ts';
import { detectFor } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { printTable } from '../table.ts';

/** Lists every activity with what it does and what it needs. */
export const activities = defineCommand({
  options: z.object({}),
  examples: ['activities', 'activities --json'],
  async run({ io }) {
    const all = await allActivities();
    const rows = all.map((activity) => ({
      name: activity.name,
      title: activity.title,
      alsoKnownAs: activity.alsoKnownAs ?? [],
      summary: activity.summary,
      effect: activity.effect,
      permissions: detectFor([activity]).permissions.map(({ name }) => name),
    }));
    if (io.json) return io.items(rows);
    await printTable(io, rows, [
      { heading: 'Activity', cell: ({ name }) => name },
      { heading: 'Title', cell: ({ title }) => title },
      { heading: 'Effect', cell: ({ effect }) => effect },
      { heading: 'Permissions at most', cell: ({ permissions }) => permissions.join(', ') },
    ]);
  },
});

import { z } from 'zod';
import { defineCommand } from '../command.ts';

/** Prints the JSON Schema of flow files. */
export const flowSchemaCommand = defineCommand({
  options: z.object({}),
  examples: ['flow schema > flow.schema.json'],
  async run({ io }) {
    const [{ allActivities }, { flowSchema }] = await Promise.all([
      import('../../../activities/areas.ts'),
      import('../../../flow/schema.ts'),
    ]);
    io.out(JSON.stringify(flowSchema(await allActivities())));
  },
});

import { resolve } from 'node:path';
import { z } from 'zod';
import { projectFileName } from '../../../project/file/project-file-name.ts';
import { defineCommand } from '../command.ts';

/** Prints the JSON Schema of flow files, with the activities that the project of this folder can use. */
export const flowSchemaCommand = defineCommand({
  options: z.object({}),
  examples: ['flow schema > flow.schema.json'],
  async run({ io }) {
    const [{ catalogueOf }, { flowSchemaText }] = await Promise.all([
      import('../../../run/flow/catalogue-of.ts'),
      import('../../../run/flow/flow-schema-file.ts'),
    ]);
    io.out((await flowSchemaText(await catalogueOf(resolve(projectFileName)))).trimEnd());
  },
});

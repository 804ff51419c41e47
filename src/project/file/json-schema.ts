import { z } from 'zod';
import { projectFileSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of `onbehalf.yaml`, made from its definition: what editors complete and check by. */
export function projectFileJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(projectFileSchema, { io: 'input', unrepresentable: 'any' });
  return {
    $schema,
    title: 'Project of Onbehalf',
    description: 'onbehalf.yaml, the file that makes a folder a project: what it is, what is run, where its packages come from.',
    ...schema,
  };
}

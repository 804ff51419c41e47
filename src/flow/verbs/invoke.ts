import { z } from 'zod';
import { value } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Runs another flow. */
export const invoke = defineVerb({
  verb: 'invoke',
  summary: 'Runs another flow; its outputs are the result.',
  shape: {
    invoke: z
      .string({ error: 'must be the path of a flow, such as ./other.flow.yaml.' })
      .regex(/^\.\.?\//, 'must be a path from this file on, such as ./other.flow.yaml.')
      .describe('Path of the file, from this one: `./other.flow.yaml`.'),
    with: z.record(z.string(), value).optional().describe('What it is given.'),
  },
  build: ({ invoke: file }, reading) => ({ verb: 'invoke', file, with: reading.values('with') }),
});

import { z } from 'zod';
import { value } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Runs another flow, or a function. */
export const invoke = defineVerb({
  verb: 'invoke',
  summary:
    'Runs another flow, whose outputs are the result, or a function of a TypeScript file, which is given one object and whose value is the result.',
  shape: {
    invoke: z
      .string({ error: 'must be the path of a flow, such as ./other.flow.yaml, or a function, such as ./totals.ts#sum.' })
      .regex(/^\.\.?\//, 'must be a path from this file on, such as ./other.flow.yaml or ./totals.ts#sum.')
      .describe(
        'Path of the flow from this one, `./other.flow.yaml`, or of a TypeScript file with the name under which it exports a function, `./totals.ts#sum`.',
      ),
    with: z.record(z.string(), value).optional().describe('What it is given, by name.'),
  },
  build: ({ invoke: file }, reading) => ({ verb: 'invoke', file, with: reading.values('with') }),
});

import { z } from 'zod';
import { count, expression, name, steps } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

const says = 'must be an expression, `${...}`, or a list.';
const list = z.array(z.unknown());

/** Does steps for each thing of a list or of results that come one by one. */
export const forEach = defineVerb({
  verb: 'forEach',
  summary: 'Does steps for each thing of a list, or of results as they come.',
  shape: {
    forEach: z.union([expression(says), list], { error: says }).describe('The things.'),
    as: name.describe('The name of the thing in the steps.'),
    index: name.optional().describe('The name of its number in the steps, from 0 on.'),
    parallel: count.max(64).optional().describe('How many are worked on at once. Default 1.'),
    steps: steps.describe('What is done for each.'),
  },
  build: ({ as, index, parallel = 1 }, reading) => ({
    verb: 'forEach',
    of: reading.value('forEach'),
    as,
    ...(index !== undefined && { index }),
    parallel,
    steps: reading.steps('steps'),
  }),
});

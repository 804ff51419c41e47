import { z } from 'zod';
import { steps } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Does several lists of steps at the same time. */
export const parallel = defineVerb({
  verb: 'parallel',
  summary: 'Does several lists of steps at the same time.',
  shape: { parallel: z.array(steps, { error: 'must be a list of lists of steps.' }).min(1).describe('The lists.') },
  build: ({ parallel: branches }, reading) => ({
    verb: 'parallel',
    branches: branches.map((_steps, index) => reading.steps('parallel', index)),
  }),
});

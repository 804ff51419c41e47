import { z } from 'zod';
import { errors, name, steps } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

const catches = z.array(
  z.strictObject({
    on: errors.optional().describe('Which errors. Left out: every one.'),
    as: name.optional().describe('The name of the error in the steps: `code`, `message`, `remedy`.'),
    steps: steps.describe('What is done then.'),
  }),
  { error: 'must be a list, each of it with `steps`.' },
);

/** Does steps, and others where one of them fails. */
export const tryVerb = defineVerb({
  verb: 'try',
  summary: 'Does steps, and others where one of them fails.',
  shape: {
    try: steps.describe('What is tried.'),
    catch: catches.optional().describe('What is done after an error: the first that fits.'),
    finally: steps.optional().describe('What is done in any case, also when the run is cancelled.'),
  },
  build: ({ catch: caught = [] }, reading) => ({
    verb: 'try',
    steps: reading.steps('try'),
    catches: caught.map(({ on, as }, index) => ({
      ...(on && { on }),
      ...(as !== undefined && { as }),
      steps: reading.steps('catch', index, 'steps'),
    })),
    finally: reading.steps('finally'),
  }),
});

import { z } from 'zod';
import { defineVerb } from '../format/verb.ts';
import { flag, value } from '../format/shapes.ts';

/** Runs an activity. */
export const use = defineVerb({
  verb: 'use',
  summary: 'Runs an activity.',
  shape: {
    use: z.string({ error: 'must be the name of an activity, such as mail.list.' }).describe('Name of the activity, `mail.list`.'),
    with: z.record(z.string(), value).optional().describe('What it is given.'),
    collect: flag.optional().describe('Holds all results in a list. Left out: they come one by one, for one forEach.'),
  },
  build: ({ use: activity, collect = false }, reading) => ({ verb: 'use', activity, collect, with: reading.values('with') }),
});

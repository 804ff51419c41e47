import { z } from 'zod';
import { defineVerb } from '../format/verb.ts';

const yes = z.literal(true, { error: 'must be true.' });

/** Leaves the loop. */
export const breakVerb = defineVerb({
  verb: 'break',
  summary: 'Leaves the loop.',
  shape: { break: yes.describe('Always true.') },
  build: () => ({ verb: 'break' }),
});

/** Goes on with the next turn of the loop. */
export const continueVerb = defineVerb({
  verb: 'continue',
  summary: 'Goes on with the next turn of the loop.',
  shape: { continue: yes.describe('Always true.') },
  build: () => ({ verb: 'continue' }),
});

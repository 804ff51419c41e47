import { z } from 'zod';
import { name, value } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Gives names to values. */
export const set = defineVerb({
  verb: 'set',
  summary: 'Gives names to values, for later steps.',
  shape: { set: z.record(name, value, { error: 'must be names and their values.' }).describe('The names and their values.') },
  build: (_keys, reading) => ({ verb: 'set', values: reading.values('set') }),
});

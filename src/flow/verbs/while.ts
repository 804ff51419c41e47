import { z } from 'zod';
import { expression, flag, steps } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Does steps as long as a condition holds. */
export const whileVerb = defineVerb({
  verb: 'while',
  summary: 'Does steps as long as a condition holds.',
  shape: {
    while: z.union([expression, flag], { error: 'must be a whole expression, `${...}`, or true or false.' }).describe('The condition.'),
    steps: steps.describe('What is done each time.'),
  },
  build: (_keys, reading) => ({ verb: 'while', condition: reading.value('while'), steps: reading.steps('steps') }),
});

import { condition, steps } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Does steps where a condition holds, and others where it does not. */
export const ifVerb = defineVerb({
  verb: 'if',
  summary: 'Does steps where a condition holds, and others where it does not.',
  shape: {
    if: condition.describe('The condition.'),
    // oxlint-disable-next-line unicorn/no-thenable -- the key of the format
    then: steps.describe('What is done where it holds.'),
    else: steps.optional().describe('What is done where it does not.'),
  },
  build: (_keys, reading) => ({ verb: 'if', condition: reading.value('if'), yes: reading.steps('then'), no: reading.steps('else') }),
});

import { z } from 'zod';
import { expression, steps, value } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

const cases = z.array(
  z.strictObject({
    when: value.describe('The value that is waited for.'),
    steps: steps.describe('What is done for it.'),
  }),
  { error: 'must be a list of cases, each with `when` and `steps`.' },
);

/** Does the steps of the first case that equals a value. */
export const switchVerb = defineVerb({
  verb: 'switch',
  summary: 'Does the steps of the first case that equals a value.',
  shape: {
    switch: expression().describe('The value.'),
    cases: cases.min(1).describe('The cases, in their order.'),
    else: steps.optional().describe('What is done where no case fits.'),
  },
  build: ({ cases: given }, reading) => ({
    verb: 'switch',
    of: reading.value('switch'),
    cases: given.map((_case, index) => ({
      when: reading.value('cases', index, 'when'),
      steps: reading.steps('cases', index, 'steps'),
    })),
    else: reading.steps('else'),
  }),
});

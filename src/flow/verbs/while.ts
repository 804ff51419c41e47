import { condition, steps } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Does steps as long as a condition holds. */
export const whileVerb = defineVerb({
  verb: 'while',
  summary: 'Does steps as long as a condition holds.',
  shape: {
    while: condition.describe('The condition.'),
    steps: steps.describe('What is done each time.'),
  },
  build: (_keys, reading) => ({ verb: 'while', condition: reading.value('while'), steps: reading.steps('steps') }),
});

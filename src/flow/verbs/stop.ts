import { text } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Ends the flow. */
export const stop = defineVerb({
  verb: 'stop',
  summary: 'Ends the flow, which is then done.',
  shape: { stop: text.describe('Why; `${...}` may stand in it.') },
  build: (_keys, reading) => ({ verb: 'stop', reason: reading.value('stop') }),
});

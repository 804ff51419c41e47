import { text } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

/** Writes a line. */
export const log = defineVerb({
  verb: 'log',
  summary: 'Writes a line to the log of the run.',
  shape: { log: text.describe('The line; `${...}` may stand in it.') },
  build: (_keys, reading) => ({ verb: 'log', text: reading.value('log') }),
});

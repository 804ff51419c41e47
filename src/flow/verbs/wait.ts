import { z } from 'zod';
import { duration, expression } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

const says = 'must be a length of time such as 500ms, 5s, 2m, 1h or 1d.';

/** Lets time pass. */
export const wait = defineVerb({
  verb: 'wait',
  summary: 'Lets time pass.',
  shape: {
    wait: z
      .union([duration, expression(says)], { error: says })
      .describe('How long: `500ms`, `5s`, `2m`, `1h`, `1d`, or an expression that gives such a text.'),
  },
  build: (_keys, reading) => ({ verb: 'wait', duration: reading.value('wait') }),
});

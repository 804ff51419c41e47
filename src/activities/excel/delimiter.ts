import { z } from 'zod';

/** What stands between the values of a file. */
export const delimiter = z
  .string()
  .regex(/^[^"\r\n]$/, 'must be one character, such as , or ;.')
  .default(',')
  .describe('What stands between two values: one character. Left out: a comma.');

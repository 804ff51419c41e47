import { z } from 'zod';

/** A file that was written. */
export const fileOutput = z.object({
  name: z.string().describe('Name of the file, which may differ from the original: made safe, or numbered to be unique.'),
  path: z.string().describe('Full path of the file on this machine.'),
  size: z.number().describe('Size in bytes.'),
});

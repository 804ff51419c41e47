import { z } from 'zod';

// What activities have in common that write files on this machine.

/** What to do about files of the same name. */
export const onConflict = z
  .enum(['fail', 'replace', 'rename'])
  .default('fail')
  .describe('When a file of that name is there already: fail before anything is written, replace it, or write under a new name.');

/** Where downloads go. */
export const saveTo = z.string().min(1).default('.').describe('Folder on this machine to write to. Left out: the current one.');

/** A file that was written. */
export const fileOutput = z.object({
  name: z.string().describe('Name of the file, which may differ from the original: made safe, or numbered to be unique.'),
  path: z.string().describe('Full path of the file on this machine.'),
  size: z.number().describe('Size in bytes.'),
});

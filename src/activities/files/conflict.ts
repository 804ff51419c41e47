import { z } from 'zod';

/** What to do when a name is taken in the folder. */
export const onConflict = z
  .enum(['fail', 'replace', 'rename'])
  .describe('When that name is taken: fail and change nothing, replace what is there, or take a free name.');

/** How Graph calls it, in a body or in an address. https://learn.microsoft.com/graph/api/resources/driveitem#instance-attributes */
export const conflictName = '@microsoft.graph.conflictBehavior';

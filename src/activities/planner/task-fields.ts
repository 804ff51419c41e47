import { z } from 'zod';
import { dateTime } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { personReference } from '../person-reference.ts';
import { bucketReference } from './references.ts';
import { priorityWord, progressWord } from './task.ts';

/** A list of labels, by category or by the name that the plan gives it. */
export const labelList = z.array(z.string().trim().min(1)).default([]);

/** A list of people. */
export const peopleList = z.array(personReference).default([]);

/** A list of links. */
export const linkList = z
  .array(
    z
      .object({
        address: z.url({ protocol: /^https?$/ }).describe('Where it leads: an address of HTTP or HTTPS.'),
        title: z.string().min(1).optional().describe('What it is called. Left out: its address.'),
      })
      .meta({ named: { name: 'TaskLink', text: 'A link of a task.' } }),
  )
  .default([]);

/** Titles of items of a checklist. */
export const itemList = z.array(z.string().trim().min(1).max(100)).default([]);

/** What may be said of a task when it is made and when it is changed. */
export const taskFields = {
  bucket: bucketReference.optional().describe('The bucket of the plan that it is in: its id, or as another activity gave it.'),
  progress: progressWord.optional().describe('How far it is.'),
  percentComplete: z.number().int().min(0).max(100).optional().describe('How far it is, in percent; Planner itself uses 0, 50 and 100.'),
  priority: priorityWord.optional().describe('How urgent it is. A new task is medium.'),
  startAt: dateTime.optional().describe('When it begins.'),
  dueAt: dateTime.optional().describe('When it has to be done.'),
  timeZone,
  lookUpPeople: z
    .boolean()
    .default(false)
    .describe('Look people up whose addresses are given; ids need no look. Reading who there is takes a permission of its own.'),
  orderHint: z
    .string()
    .min(1)
    .optional()
    .describe('Its place, as Planner wants it told: `HINT-BEFORE HINT-BEHIND!`, with nothing for a neighbour that there is not.'),
  description: z.string().optional().describe('A longer text about it.'),
};

/** Refuses two ways to say how far a task is. */
export const oneProgress = {
  isFine: ({ progress, percentComplete }: { readonly progress?: unknown; readonly percentComplete?: unknown }): boolean =>
    progress === undefined || percentComplete === undefined,
  problem: { path: ['percentComplete'], message: 'must not be given together with progress.' },
};

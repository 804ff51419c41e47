import { z } from 'zod';

/** The input fields of every activity that waits. */
export const waitingFields = {
  timeoutSeconds: z
    .number()
    .positive()
    .optional()
    .describe('How long to wait at most, in seconds. Left out: until it comes, or the run is cancelled.'),
  position: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'A name of your choice: the next call with it goes on after what was given out, also in a later run, so that nothing is missed and nothing comes twice. Left out: only what comes from now on.',
    ),
};

/** The name under which a position is kept: one name of a person's choice is another position in each place. @param place - What tells places apart. */
export function positionIn(position: string | undefined, mailbox: string | undefined, ...place: readonly string[]): string | undefined {
  return position === undefined ? undefined : JSON.stringify([position, mailbox?.toLowerCase() ?? '', ...place]);
}

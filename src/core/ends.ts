import { type EachEnd, OnbehalfError } from './errors.ts';

/** True for a failure that every other thing of a list would meet as well: nobody is signed in, or a permission is missing. */
export function meetsAll({ code, exitStatus }: OnbehalfError): boolean {
  return exitStatus === 3 || (exitStatus === 4 && code !== 'ACCESS_DENIED') || code === 'CANCELLED';
}

/**
 * One error for all things of which some failed: that of the first one, with how each ended.
 *
 * @param activity - Its name, `mail.move`.
 * @param of - How many things there are; those without an end were not tried.
 */
export function failureOf(activity: string, of: number, ends: readonly EachEnd[]): OnbehalfError {
  const errors = ends.flatMap(({ error }) => error ?? []);
  const cause = errors[0] ?? new OnbehalfError('BUG', `${activity} failed, and nothing says why.`);
  const left = ends.length < of ? ` The other ${of - ends.length} were not tried.` : '';
  return new OnbehalfError(cause.code, `${activity} failed for ${errors.length} of ${of}.${left} The first failure: ${cause.message}`, {
    details: { ...cause.details, failed: errors.length, of },
    fields: cause.fields,
    remedy: cause.remedy,
    results: ends,
    cause,
  });
}

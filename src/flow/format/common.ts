import { z } from 'zod';
import type { Address, Place } from '../problem.ts';
import type { StepCommon } from '../step.ts';
import { count, duration, errors, flag, millisecondsOf, name } from './shapes.ts';

const retry = z.strictObject({
  attempts: count.max(100).describe('How often it is tried in all.'),
  backoff: duration.optional().describe('Before the second try; twice as long before each further one. Default 1s.'),
  on: errors.optional().describe('After which errors. Left out: those that pass by themselves (throttled, unavailable).'),
});

/** The keys that every step may have beside those of its verb. */
export const commonShape = {
  id: name.optional().describe('The name under which later steps read its result.'),
  title: z.string({ error: 'must be a text.' }).max(200).optional().describe('What people see in the place of the verb.'),
  disabled: flag.optional().describe('It is not run, and counts for no permission.'),
  private: flag.optional().describe('Its values are not written to log and report.'),
  continueOnError: flag.optional().describe('An error of it does not end the flow.'),
  timeout: duration.optional().describe('It is ended after that time.'),
  retry: retry.optional().describe('It is tried again after errors that pass.'),
};

const common = z.object(commonShape);

/** Keys of a step that fit the shape. */
export type CommonKeys = z.output<typeof common>;

/** What a step has besides its verb. */
export function commonOf(keys: CommonKeys, address: Address, place: Place): StepCommon {
  const timeoutMS = keys.timeout === undefined ? undefined : millisecondsOf(keys.timeout);
  return {
    address,
    place,
    ...(keys.id !== undefined && { id: keys.id }),
    ...(keys.title !== undefined && { title: keys.title }),
    disabled: keys.disabled === true,
    private: keys.private === true,
    continueOnError: keys.continueOnError === true,
    ...(timeoutMS !== undefined && { timeoutMS }),
    ...(keys.retry && {
      retry: {
        attempts: keys.retry.attempts,
        backoffMS: millisecondsOf(keys.retry.backoff ?? '1s') ?? 0,
        ...(keys.retry.on && { on: keys.retry.on }),
      },
    }),
  };
}

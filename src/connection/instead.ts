import type { AnyActivity } from '../core/activity.ts';

/** What stands for the result of a call that is not made. */
export interface StandIn {
  readonly result: unknown;
}

/** Takes the place of what would change something, in a run in which nothing is changed. */
export interface InsteadOfChanges {
  /**
   * Looks at a call before its input is read.
   *
   * @param input - As the automation gave it.
   * @returns Undefined for an input that is known.
   * @throws whatever ends the automation, where something that is not known is needed to read.
   */
  ofUnknown(activity: AnyActivity, input: unknown): StandIn | undefined;
  /**
   * Looks at a call that is about to be made.
   *
   * @param read - Its input, with what stands for what was left out.
   * @param given - Its input as the automation gave it.
   * @returns Undefined for one that reads.
   */
  ofChange(activity: AnyActivity, read: Readonly<Record<string, unknown>>, given: object): StandIn | undefined;
}

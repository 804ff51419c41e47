/**
 * A step of a durable run that changes something. Its process may be killed at any moment and begin it anew in another one; what it does must be there
 * once all the same.
 */
export interface Once {
  /** Names this step of this run and no other, each time it is begun: 32 hexadecimal digits. */
  readonly key: string;
  /** It was begun before, and nobody saw how that ended. */
  readonly isAgain: boolean;
  /**
   * Does a part of the step, or gives what it gave in an earlier process that came to its end.
   *
   * @param name - Names the part in the step.
   * @param work - Told when the part was begun before, where nobody saw how that ended; undefined the first time. What it gives must be JSON.
   */
  part<T>(name: string, work: (begun: Date | undefined) => Promise<T>): Promise<T>;
}

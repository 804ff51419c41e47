import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';

/** How to undo what was begun, and what to say of it. */
export interface TakingBack {
  /** Undoes it. */
  undo(): Promise<unknown>;
  /** What became of it where it was undone: "The event was deleted again; nobody was invited." */
  readonly undone: string;
  /** What became of it where that failed, too. */
  readonly left: string;
  /** More for the details of the error, such as the id of the thing. */
  readonly details?: Readonly<Record<string, string>>;
}

/** After these a request may have been carried out although its answer never came. */
export function isDoubtful({ code }: OnbehalfError): boolean {
  return ['NETWORK_FAILED', 'TIMED_OUT', 'UNAVAILABLE', 'CANCELLED'].includes(code);
}

/**
 * Does what is left to do with something that was just made; when a step of it is refused, the thing is undone, so that nothing is left half done.
 *
 * @param takeBack - How, asked after the failure; a text instead, what became of the thing, leaves it alone.
 * @throws OnbehalfError of the step that failed, saying what became of the thing.
 */
export async function orTakeBack<Result>(
  work: () => Promise<Result>,
  takeBack: (error: OnbehalfError) => TakingBack | string,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    const { code, message, details, fields, remedy } = error;
    const outcome = takeBack(error);
    const more = typeof outcome === 'string' ? {} : outcome.details;
    throw new OnbehalfError(code, `${message} ${await saidOf(outcome)}`, {
      details: { ...details, ...more },
      fields,
      remedy,
      cause: error,
    });
  }
}

async function saidOf(outcome: TakingBack | string): Promise<string> {
  if (typeof outcome === 'string') return outcome;
  return await outcome.undo().then(
    () => outcome.undone,
    () => outcome.left,
  );
}

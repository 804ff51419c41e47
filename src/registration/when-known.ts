import { OnbehalfError } from '../core/errors.ts';

/** Waits before another try, in milliseconds; handed in so that a test does not wait. */
export type Wait = (milliseconds: number) => Promise<void>;

const waits = [1000, 2000, 4000, 8000] as const;

/**
 * Does something with an application that was made a moment ago. What is new is not everywhere at once in Entra, and is refused for as long as it
 * is not known there (https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals); so it is tried again after waiting.
 */
export async function whenKnown<T>(work: () => Promise<T>, wait: Wait): Promise<T> {
  for (const milliseconds of waits) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OnbehalfError) || !['REQUEST_REFUSED', 'NOT_FOUND'].includes(error.code)) throw error;
      await wait(milliseconds);
    }
  }
  return await work();
}

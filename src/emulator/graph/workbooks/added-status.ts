import type { Call } from '../route.ts';

/** What the answer to an addition says: 201 for a POST to the collection, 200 for the action `add`, as their pages have it. */
export function addedStatus({ url }: Call): number {
  return /\/(?:microsoft\.graph\.)?add(?:\(\))?$/i.test(url.pathname) ? 200 : 201;
}

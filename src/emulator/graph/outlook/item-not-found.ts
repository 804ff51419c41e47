import { GraphFailure } from '../route.ts';

/** The 404 of Exchange for a thing that is not, or no longer, in the mailbox. */
export function itemNotFound(): GraphFailure {
  return new GraphFailure(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

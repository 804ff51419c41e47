import { GraphFailure } from './route.ts';

/** The answer to a request that is larger than Graph reads. */
export function tooLarge(): GraphFailure {
  // The service's wording varies; this one is quoted in microsoftgraph/microsoft-graph-docs issue 11806.
  return new GraphFailure(413, 'BadRequest', 'The maximum request length supported is 4MB.');
}

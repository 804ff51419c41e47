import { GraphFailure } from '../route.ts';
import { invalidRequest } from '../drives/failures.ts';

/** The 400 for a column that a list does not have. https://github.com/microsoftgraph/microsoft-graph-docs/issues/1965 and others report code and words. */
export function unknownField(name: string): GraphFailure {
  return invalidRequest(`Field '${name}' is not recognized`);
}

/** The 400 for a value that a column does not take, whatever is wrong: the service does not say. https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/2957 */
export function badValue(): GraphFailure {
  return invalidRequest('Invalid request');
}

/** The 400 for a column that cannot be written. Assumption: the words. */
export function readOnlyField(name: string): GraphFailure {
  return invalidRequest(`Field '${name}' is read-only`);
}

/** The 400 for a condition on a column without index. https://github.com/microsoftgraph/microsoft-graph-docs/issues/2279 */
export function notIndexed(name: string): GraphFailure {
  return invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the ` +
      "'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.",
  );
}

/** The 422 for a condition that would look at too many items. https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/3205 */
export function tooManyResources(): GraphFailure {
  return new GraphFailure(422, 'notSupported', 'The request is unprocessable because it uses too many resources');
}

/** The 404 for a list that is not there. Assumption: the words. */
export function listNotFound(): GraphFailure {
  return new GraphFailure(404, 'itemNotFound', 'The specified list was not found');
}

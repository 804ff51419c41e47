/**
 * An operation without the names of its placeholders and without letter case, on `/me` where it may be on `/users/{id}` as well: `GET /me/messages/{}`. Two
 * ways of writing one operation have one shape.
 */
export function operationShape(operation: string): string {
  return operation
    .toLowerCase()
    .replaceAll(/\{[^{}]*\}/g, '{}')
    .replace(/ \/users\/\{\}(?=\/|$)/, ' /me');
}

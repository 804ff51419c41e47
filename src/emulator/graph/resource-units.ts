/**
 * What a request costs of what SharePoint allows an application, in resource units: one for a single item, for changes since a token, and for a download; two for
 * what lists, makes, changes or deletes; five where permissions are concerned.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online (as others sum it up)
 *
 * @param operation - `METHOD /path/template`.
 */
export function resourceUnits(operation: string): number {
  const [method, path = ''] = operation.split(' ');
  if (/\/(?:permissions|invite|createLink|permission)\b/.test(path)) return 5;
  if (method !== 'GET') return 2;
  return /(?:\}|\/content|\/delta|\/root)$/.test(path) ? 1 : 2;
}

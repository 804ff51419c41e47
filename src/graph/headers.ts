/** Ids that stay the same when a message moves within its mailbox. https://learn.microsoft.com/graph/outlook-immutable-id */
const immutableIds = 'IdType="ImmutableId"';

// A comma inside a quoted value does not end a preference.
const preference = /(?:"(?:[^"\\]|\\.)*"|[^,"])+/g;

/**
 * Joins `Prefer` headers into one; of two preferences of one name the later wins (RFC 7240, 2).
 *
 * @param values - Header values, weakest first; undefined ones are left out.
 */
export function mergePrefer(...values: readonly (string | undefined)[]): string {
  const merged = new Map<string, string>();
  for (const value of values) {
    for (const [text] of value?.matchAll(preference) ?? []) {
      const one = text.trim();
      const name = one
        .split(/[=;\s]/, 1)
        .join('')
        .toLowerCase();
      if (name !== '') merged.set(name, one);
    }
  }
  return [...merged.values()].join(', ');
}

/**
 * The headers that every request to Graph carries, alone or in a batch: what the caller gave, in lower case, with our preference for ids merged in.
 *
 * @param hasBody - A JSON body goes with the request.
 */
export function graphHeaders(given: Readonly<Record<string, string>> = {}, hasBody = false): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (hasBody) headers['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  headers['prefer'] = mergePrefer(immutableIds, headers['prefer']);
  return headers;
}

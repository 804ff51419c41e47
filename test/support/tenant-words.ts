/** Ids, tags and moments are others each time. */
const passing =
  /^(?:[\w+/=-]{16,}|\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?|\d{4}-\d\d-\d\dT[\d:.]+Z?|.*\b[0-9a-f]{8}-[0-9a-f]{4}-.*|.*[\w+/=-]{30,}.*|<.*@.*>)$/is;

/** Uploads that nobody ends end by themselves, and what was changed is written down as often as it was. */
const passingParts =
  /^(?:uploads?|uploadSessions|sessions|changes|deltas?|log|journal|tombstones|internetMessageHeaders|removed|gone|history)$/i;

/** What one has more than the other, and less: words with `+` or `-` before them. */
export function wordsBetween(before: readonly string[], after: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of after) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of before) counts.set(word, (counts.get(word) ?? 0) - 1);
  return [...counts].flatMap(([word, count]) => Array.from({ length: Math.abs(count) }, () => `${count > 0 ? '+' : '-'} ${word}`));
}

/** What a tenant holds, in words: each text that a person could have written, as often as it stands there. Two tenants with the same words hold the same. */
export function wordsOf(tenant: object): string[] {
  const words: string[] = [];
  const seen = new Set<object>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/[a-z]/i.test(value) && !passing.test(value)) words.push(value);
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) return;
    seen.add(value);
    if (value instanceof Map) for (const [, item] of value) look(item);
    else if (Symbol.iterator in value && !Array.isArray(value)) for (const item of value as Iterable<unknown>) look(item);
    else for (const [key, item] of Object.entries(value)) if (!passingParts.test(key)) look(item);
  };
  look(tenant);
  return words.toSorted();
}

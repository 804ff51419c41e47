/**
 * Tags for what JSON has no word for. An object of the tenant that happens to have such a key is wrapped, so that nothing can be
 * mistaken for a tag.
 */
const tags = ['$map', '$set', '$bytes', '$object'] as const;

/** Turns maps, sets and bytes, at any depth, into JSON data. */
export function encodePlain(value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [encodePlain(key), encodePlain(item)]) };
  if (value instanceof Set) return { $set: [...value].map(encodePlain) };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(encodePlain);
  if (typeof value !== 'object' || value === null) return value;
  const encoded = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodePlain(item)]));
  return tags.some((tag) => Object.hasOwn(value, tag)) ? { $object: encoded } : encoded;
}

/** Reads what `encodePlain` wrote. */
export function decodePlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodePlain);
  if (typeof value !== 'object' || value === null) return value;
  const content = new Map<string, unknown>(Object.entries(value));
  const map = content.get('$map');
  if (Array.isArray(map)) return new Map(map.map((entry: readonly unknown[]) => [decodePlain(entry[0]), decodePlain(entry[1])]));
  const set = content.get('$set');
  if (Array.isArray(set)) return new Set(set.map(decodePlain));
  const bytes = content.get('$bytes');
  if (typeof bytes === 'string') return new Uint8Array(Buffer.from(bytes, 'base64'));
  const wrapped = content.get('$object');
  return decodeEntries(typeof wrapped === 'object' && wrapped !== null ? wrapped : value);
}

function decodeEntries(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodePlain(item)]));
}

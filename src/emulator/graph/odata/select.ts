/** A resource as it goes out: property names to JSON values. */
export type Resource = Record<string, unknown>;

/**
 * Keeps the selected properties of a resource, and its annotations (`@odata.etag`, `x@odata.nextLink` of a kept `x`).
 *
 * @param select - Undefined: everything stays.
 * @param always - Properties that are kept although not selected: Outlook always answers with `id`.
 */
export function selectProperties(resource: Resource, select: readonly string[] | undefined, always: readonly string[]): Resource {
  if (select === undefined) return resource;
  const wanted = new Set([...always, ...select].map((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase()));
  return Object.fromEntries(
    Object.entries(resource).filter(([key]) => {
      const at = key.indexOf('@');
      return at === 0 || wanted.has((at < 0 ? key : key.slice(0, at)).toLowerCase());
    }),
  );
}

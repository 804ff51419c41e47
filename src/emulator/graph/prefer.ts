/** What the `Prefer` headers of a request ask for. */
export interface Preferences {
  /** `odata.maxpagesize`. */
  readonly maxPageSize: number | undefined;
  /** `IdType="ImmutableId"`. */
  readonly immutableIds: boolean;
  /** `outlook.body-content-type`. */
  readonly bodyType: 'text' | 'html' | undefined;
  /** `outlook.timezone`, a Windows or IANA name as it came. */
  readonly timeZone: string | undefined;
  /** Every preference by its lower-case name; the value is empty where there is none (`respond-async`). */
  readonly all: ReadonlyMap<string, string>;
}

/**
 * Reads the `Prefer` headers (RFC 7240): several headers, or one with commas, or both. The first of two equal names counts.
 */
export function readPreferences(headers: Headers): Preferences {
  const all = new Map<string, string>();
  for (const [, name = '', quoted, bare] of (headers.get('Prefer') ?? '').matchAll(
    /([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;]*)))?[^,]*(?:,|$)/g,
  )) {
    const key = name.toLowerCase();
    if (!all.has(key)) all.set(key, quoted ?? bare ?? '');
  }
  const pageSize = Number(all.get('odata.maxpagesize') ?? 'none');
  const bodyType = all.get('outlook.body-content-type')?.toLowerCase();
  return {
    maxPageSize: Number.isInteger(pageSize) && pageSize > 0 ? pageSize : undefined,
    immutableIds: all.get('idtype')?.toLowerCase() === 'immutableid',
    bodyType: bodyType === 'text' || bodyType === 'html' ? bodyType : undefined,
    timeZone: all.get('outlook.timezone'),
    all,
  };
}

/**
 * The `Preference-Applied` header for the preferences that were followed; no header when there are none.
 *
 * @param applied - Names and values, `{ 'outlook.body-content-type': 'text' }`; values are quoted except for numbers.
 */
export function preferenceApplied(applied: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  const parts = Object.entries(applied)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (value === '' ? name : `${name}=${typeof value === 'number' ? value : `"${value}"`}`));
  return parts.length === 0 ? {} : { 'Preference-Applied': parts.join(', ') };
}

/**
 * Headers of two parts of an answer that each followed preferences: both are named.
 *
 * @param headers - Such as `preferenceApplied` gives them; other headers stay as they are, those of `more` before them.
 */
export function withApplied(headers: Readonly<Record<string, string>>, more: Readonly<Record<string, string>>): Record<string, string> {
  const applied = [headers['Preference-Applied'], more['Preference-Applied']].filter((text) => text !== undefined);
  return { ...headers, ...more, ...(applied.length > 0 && { 'Preference-Applied': applied.join(', ') }) };
}

/** The build writes it here: a hash of all that the program is made of. */
declare const ONBEHALF_BUILD: string | undefined;

/** Names what this program does, to the last table; undefined where it runs from its source, which changes while its version stays. */
export function buildId(): string | undefined {
  return typeof ONBEHALF_BUILD === 'string' ? ONBEHALF_BUILD : undefined;
}

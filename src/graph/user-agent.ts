import { createRequire } from 'node:module';

/**
 * How this client introduces itself, in the form that SharePoint asks of every caller:
 * `NONISV|company|application/version` for software that is not sold.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 *
 * @param version - Version of this package; read from its package.json when left out.
 */
export function userAgent(version: string = versionOfPackage()): string {
  return `NONISV|Onbehalf|Onbehalf/${version}`;
}

/** The build writes the version here. */
declare const ONBEHALF_VERSION: string | undefined;

function versionOfPackage(): string {
  if (typeof ONBEHALF_VERSION === 'string') return ONBEHALF_VERSION;
  // The package names itself, so it is found from `src` too.
  const description: { version: string } = createRequire(import.meta.url)('onbehalf/package.json');
  return description.version;
}

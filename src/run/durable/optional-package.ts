import { OnbehalfError } from '../../core/errors.ts';

/** A package that only durable runs need, and that is installed by whoever wants them: together they weigh more than all else. */
export interface OptionalPackage<Module> {
  /** Its name and the version that is installed, `pg@8`. */
  readonly name: string;
  load(): Promise<Module>;
}

/** What durable runs stand on. */
export const durablePackages = {
  engine: { name: '@dbos-inc/dbos-sdk@5', load: () => import('@dbos-inc/dbos-sdk') },
  machine: { name: '@electric-sql/pglite@0.5', load: () => import('@electric-sql/pglite') },
  postgresql: { name: 'pg@8', load: () => import('pg') },
} as const satisfies Readonly<Record<string, OptionalPackage<unknown>>>;

/**
 * Looks whether all packages that something needs are there.
 *
 * @throws OnbehalfError SETTINGS_INVALID naming each one that is not, with one line that installs them all.
 */
export async function requirePackages(needed: readonly OptionalPackage<unknown>[]): Promise<void> {
  const tried = await Promise.allSettled(needed.map(({ load }) => load()));
  const missing = needed.flatMap(({ name }, index) => {
    const { reason } = tried[index] as { readonly reason?: unknown };
    return reason === undefined ? [] : [{ name, reason }];
  });
  if (missing.length > 0) throw missingError(missing);
}

/**
 * Loads a package.
 *
 * @throws OnbehalfError SETTINGS_INVALID with the line that installs it, when it is not there.
 */
export async function optionalPackage<Module>({ name, load }: OptionalPackage<Module>): Promise<Module> {
  try {
    return await load();
  } catch (reason) {
    throw missingError([{ name, reason }]);
  }
}

function missingError(missing: readonly { readonly name: string; readonly reason: unknown }[]): OnbehalfError {
  const which = missing.map(({ name, reason }) => `${name.replace(/@[^@]*$/, '')} (${whyNot(reason)})`).join(', ');
  const message = `A durable run needs ${missing.length === 1 ? 'a package that is' : 'packages that are'} not there: ${which}.`;
  return new OnbehalfError('SETTINGS_INVALID', message, {
    remedy: `Run \`npm install ${missing.map(({ name }) => name).join(' ')}\` where onbehalf is installed; with -g if onbehalf was.`,
    cause: missing[0]?.reason,
  });
}

/** In few words, and never with where on this machine it was looked for. */
function whyNot(reason: unknown): string {
  const { code } = reason as { readonly code?: unknown };
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return 'not installed';
  return typeof code === 'string' ? `cannot be loaded, ${code}` : 'cannot be loaded';
}

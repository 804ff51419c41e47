import { readFile } from 'node:fs/promises';
import { allActivities } from '../activities/areas.ts';
import type { AnyActivity } from '../core/activity.ts';
import { OnbehalfError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { detectFor, permissionsOfApplication, use, type Detection, type ScopeSettingsInput } from '../connection/index.ts';
import { findScopes, type ListedScope } from './find-scopes.ts';
import { automationFile } from './load.ts';

/** What an automation needs, read from its source. */
export interface AutomationNeeds {
  readonly scopes: readonly ListedScope[];
  readonly activities: readonly AnyActivity[];
  readonly detection: Detection;
}

/**
 * Reads an automation's file and detects what its scopes need together, without running it.
 *
 * @param file - Path of a TypeScript module.
 * @param settings - Settings that stand in where the scopes leave them open: which application asks decides between equal choices.
 * @throws OnbehalfError NOT_FOUND, or AUTOMATION_INVALID naming the line.
 */
export async function detectAutomation(file: string, settings: ScopeSettingsInput = {}): Promise<AutomationNeeds> {
  const scopes = findScopes(await readFile(await automationFile(file), 'utf8'), file);
  if (scopes.length === 0) {
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} opens no Microsoft 365 Scope.`, {
      remedy: 'Call `microsoft365Scope({ activities: [...] })`, imported from `onbehalf`.',
    });
  }
  const known = new Map((await allActivities()).map((activity) => [activity.name, activity]));
  const listed = scopes.flatMap((scope) =>
    scope.activities.map(({ name, given, line }) => {
      const activity = known.get(name);
      if (!activity) throw unknown(file, line, name, [...known.keys()]);
      return { activity: use(activity, given), mailbox: scope.mailbox };
    }),
  );
  return {
    scopes,
    activities: listed.map(({ activity }) => activity),
    detection: detectFor(
      listed.map(({ activity, mailbox }) => (mailbox ? use(activity, { ...activity.given, mailbox: true }) : activity)),
      {
        add: scopes.flatMap(({ add }) => add),
        remove: scopes.flatMap(({ remove }) => remove),
        available: scopes.some(({ ownApplication }) => ownApplication) ? undefined : permissionsOfApplication(settings),
      },
    ),
  };
}

function unknown(file: string, line: number, name: string, known: readonly string[]): OnbehalfError {
  const close = nearest(name, known);
  return new OnbehalfError('AUTOMATION_INVALID', `${file}, line ${line}: there is no activity ${name}${close ? `; did you mean ${close}?` : '.'}`, {
    details: { file, line },
    remedy: '`onbehalf activities` lists them all.',
  });
}

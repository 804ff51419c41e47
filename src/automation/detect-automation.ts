import { readFile } from 'node:fs/promises';
import { allActivities } from '../activities/areas.ts';
import type { AnyActivity } from '../core/activity.ts';
import { OnbehalfError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import {
  detectFor,
  permissionsOfApplication,
  use,
  useElsewhere,
  type Detection,
  type ScopeOutline,
  type ScopeSettingsInput,
} from '../connection/index.ts';
import { findScopes, type ListedScope } from './find-scopes.ts';
import { automationFile } from './load.ts';

/** What an automation needs, read from its source. */
export interface AutomationNeeds {
  readonly scopes: readonly ScopeOutline[];
  readonly activities: readonly AnyActivity[];
  readonly detection: Detection;
}

/**
 * Reads an automation's file and detects what its scopes need together, without running it: as if one application asked for all of it on
 * behalf of a person, whatever connections the scopes name.
 *
 * @param file - Path of a TypeScript module.
 * @param settings - Settings that stand in where the scopes leave them open: which application asks decides between equal choices.
 * @throws OnbehalfError NOT_FOUND, or AUTOMATION_INVALID naming the line.
 */
export async function detectAutomation(file: string, settings: ScopeSettingsInput = {}): Promise<AutomationNeeds> {
  const scopes = await outlineAutomation(file);
  return {
    scopes,
    activities: scopes.flatMap(({ activities }) => activities),
    detection: detectFor(
      scopes.flatMap(({ activities, mailbox }) => (mailbox ? activities.map(useElsewhere) : activities)),
      {
        add: scopes.flatMap(({ add }) => add),
        remove: scopes.flatMap(({ remove }) => remove),
        available: scopes.some(namesOwnApplication) ? undefined : permissionsOfApplication(settings),
      },
    ),
  };
}

/**
 * Reads the scopes of an automation's file, without running it.
 *
 * @throws OnbehalfError NOT_FOUND, or AUTOMATION_INVALID naming the line.
 */
export async function outlineAutomation(file: string): Promise<ScopeOutline[]> {
  const scopes = findScopes(await readFile(await automationFile(file), 'utf8'), file);
  if (scopes.length === 0) {
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} opens no Microsoft 365 Scope.`, {
      remedy: 'Call `microsoft365Scope({ activities: [...] })`, imported from `onbehalf`.',
    });
  }
  const known = new Map((await allActivities()).map((activity) => [activity.name, activity]));
  return scopes.map((scope) => outlineOf(scope, known, file));
}

function outlineOf(
  { settings, mailbox, add, remove, activities }: ListedScope,
  known: ReadonlyMap<string, AnyActivity>,
  file: string,
): ScopeOutline {
  const listed = activities.map(({ name, given, line }) => {
    const activity = known.get(name);
    if (!activity) throw unknown(file, line, name, [...known.keys()]);
    return use(activity, given);
  });
  return { activities: listed, settings: settings.values, unread: settings.unread, mailbox, add, remove };
}

function namesOwnApplication({ settings, unread }: ScopeOutline): boolean {
  return settings['applicationId'] !== undefined || unread.includes('applicationId') || settings['oauthApplication'] === 'Custom';
}

function unknown(file: string, line: number, name: string, known: readonly string[]): OnbehalfError {
  const close = nearest(name, known);
  return new OnbehalfError(
    'AUTOMATION_INVALID',
    `${file}, line ${line}: there is no activity ${name}${close ? `; did you mean ${close}?` : '.'}`,
    {
      details: { file, line },
      remedy: '`onbehalf activities` lists them all.',
    },
  );
}

import type { AnyActivity } from '../core/activity.ts';
import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { Detection, ScopeOutline, ScopeSettingsInput } from '../connection/index.ts';
import { detectScopes } from './detect-scopes.ts';
import { findScopes } from './find-scopes.ts';
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
 * @param settings - As of `detectScopes`.
 * @throws OnbehalfError NOT_FOUND, or AUTOMATION_INVALID naming the line.
 */
export async function detectAutomation(file: string, settings: ScopeSettingsInput = {}): Promise<AutomationNeeds> {
  const scopes = await outlineAutomation(file);
  return { scopes, activities: scopes.flatMap(({ activities }) => activities), detection: detectScopes(scopes, settings) };
}

/**
 * Reads the scopes of an automation, those of the files that it imports included, without running it: each is what the scope asks for when it
 * runs, and none is left out.
 *
 * @throws OnbehalfError NOT_FOUND, or AUTOMATION_INVALID naming file, line and column of what cannot be known without running it.
 */
export async function outlineAutomation(file: string): Promise<ScopeOutline[]> {
  const scopes = await findScopes(await automationFile(file), file);
  if (scopes.length === 0) {
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} opens no Microsoft 365 Scope.`, {
      remedy: 'Call `microsoft365Scope({ activities: [...] })`, imported from `onbehalf`.',
    });
  }
  return scopes;
}

/**
 * Why it is only known when an automation runs what its scopes ask for; undefined where it is known, and for a file that does not run either.
 *
 * @param path - Absolute path of the automation.
 * @param shown - Its name for messages.
 */
export async function whatIsUnknown(path: string, shown: string): Promise<OnbehalfError | undefined> {
  try {
    await findScopes(path, shown);
  } catch (error) {
    if (isOnbehalfError(error) && error.details['expression'] !== undefined) return error;
    // What does not parse says so when it is run.
    if (!isOnbehalfError(error)) throw error;
  }
  return undefined;
}

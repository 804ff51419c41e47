import { outlineAutomation } from '../../../automation/detect-automation.ts';
import { detectScopes } from '../../../automation/detect-scopes.ts';
import type { ScopeOutline } from '../../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import { confined } from '../safety/confine.ts';
import { inputInLine } from '../../../run/flow/shown-change.ts';
import type { ScriptScope, ScriptView } from '../protocol-scripts.ts';
import { shownText } from '../runs/shown-value.ts';

/**
 * A TypeScript automation of the folder that is open, read from its source: scopes, activities, permissions.
 *
 * @param path - In the project.
 * @throws OnbehalfError INPUT_INVALID for a path that is none of the project, NOT_FOUND.
 */
export async function scriptView(root: string, path: string): Promise<ScriptView> {
  const file = await realScript(root, path);
  try {
    const scopes = await outlineAutomation(file);
    const { permissions } = detectScopes(scopes);
    return {
      path,
      file,
      scopes: scopes.map(scopeView),
      permissions: permissions.map(({ name, title, adminConsentRequired, because }) => ({
        name,
        title,
        consent: adminConsentRequired ? 'an administrator' : 'you',
        because: [...new Set(because.map(({ activity, operation }) => `${activity}: ${operation}`))],
      })),
      problem: '',
    };
  } catch (error) {
    if (!isOnbehalfError(error) || error.code === 'BUG') throw error;
    return { path, file, scopes: [], permissions: [], problem: shownText(`${error.message} ${error.remedy}`.replaceAll(file, path)) };
  }
}

/** The real path of a TypeScript file of the project. @throws OnbehalfError INPUT_INVALID, NOT_FOUND. */
export async function realScript(root: string, path: string): Promise<string> {
  if (!/\.m?ts$/.test(path) || path.endsWith('.d.ts'))
    throw new OnbehalfError('INPUT_INVALID', `${path.slice(0, 200)} is no TypeScript automation.`, {
      fields: [{ field: 'path', problem: 'must be the path of a `.ts` file in the project.' }],
    });
  return confined(root, path);
}

function scopeView({ activities, settings, unread }: ScopeOutline): ScriptScope {
  const once = new Map(activities.map((activity) => [activity.name, activity]));
  return {
    settings: shownText(inputInLine(settings)),
    unread,
    activities: [...once.values()].map(({ name, title, summary, effect }) => ({ name, title, summary, effect })),
  };
}

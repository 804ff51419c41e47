import { resolve } from 'node:path';
import { allActivities } from '../../activities/areas.ts';
import { outlineAutomation } from '../../automation/detect-automation.ts';
import type { ScopeOutline } from '../../connection/index.ts';
import type { FieldProblem } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import { isFlowFile } from '../../flow/flow-file.ts';

/**
 * What words say that will be asked for. Names of activities are taken as such, and make one scope; every other word is a file.
 *
 * @param command - For errors, `permissions`.
 * @throws OnbehalfError INPUT_INVALID for a misspelt activity, AUTOMATION_INVALID for a file that cannot be read.
 */
export async function outlinesOf(command: string, words: readonly string[]): Promise<ScopeOutline[]> {
  const known = new Map((await allActivities()).map((activity) => [activity.name, activity]));
  const activities = words.flatMap((word) => known.get(word) ?? []);
  const files = words.filter((word) => !known.has(word));
  const misspelt = files.flatMap((word) => (/\.(?:ts|mts|js|mjs|flow\.yaml)$/.test(word) ? [] : misspelling(word, [...known.keys()])));
  if (misspelt.length > 0) throw inputError(`onbehalf ${command}`, misspelt);
  const typed: ScopeOutline = { activities, settings: {}, unread: [], mailbox: false, add: [], remove: [] };
  return [...(activities.length > 0 ? [typed] : []), ...(await Promise.all(files.map(outlineFile))).flat()];
}

async function outlineFile(file: string): Promise<ScopeOutline[]> {
  if (!isFlowFile(file)) return outlineAutomation(file);
  const { outlineFlowFile } = await import('./flow-file.ts');
  return outlineFlowFile(resolve(file), file);
}

function misspelling(word: string, names: readonly string[]): FieldProblem[] {
  const close = nearest(word, names);
  return close ? [{ field: word, problem: `is no activity; did you mean ${close}?` }] : [];
}

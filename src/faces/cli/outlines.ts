import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allActivities } from '../../activities/areas.ts';
import { outlineAutomation } from '../../automation/detect-automation.ts';
import type { ScopeOutline } from '../../connection/index.ts';
import type { FieldProblem } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import { isFlowFile } from '../../flow/flow-file.ts';
import { projectFileName } from '../../project/file/project-file-name.ts';

/**
 * What words say that will be asked for. Names of activities are taken as such, and make one scope; every other word is a file, or the folder of a project.
 *
 * @param command - For errors, `permissions`.
 * @param options - `isDurable`: flows are run with `--durable`. Default false.
 * @throws OnbehalfError INPUT_INVALID for a misspelt activity, AUTOMATION_INVALID for a file that cannot be read.
 */
export async function outlinesOf(
  command: string,
  words: readonly string[],
  { isDurable = false }: { readonly isDurable?: boolean } = {},
): Promise<ScopeOutline[]> {
  const known = new Map((await allActivities()).map((activity) => [activity.name, activity]));
  const activities = words.flatMap((word) => known.get(word) ?? []);
  const files = words.filter((word) => !known.has(word));
  const misspelt = files.flatMap((word) =>
    isProject(word) || /\.(?:ts|mts|js|mjs|flow\.yaml)$/.test(word) ? [] : misspelling(word, [...known.keys()]),
  );
  if (misspelt.length > 0) throw inputError(`onbehalf ${command}`, misspelt);
  const typed: ScopeOutline = { activities, settings: {}, unread: [], mailbox: false, add: [], remove: [] };
  return [...(activities.length > 0 ? [typed] : []), ...(await Promise.all(files.map((file) => outlineFile(file, isDurable)))).flat()];
}

async function outlineFile(file: string, isDurable: boolean): Promise<ScopeOutline[]> {
  if (isProject(file)) return outlineProject(file, isDurable);
  if (!isFlowFile(file)) return outlineAutomation(file);
  const { outlineFlowFile } = await import('./flow-file.ts');
  return outlineFlowFile(resolve(file), file, isDurable);
}

/** True for a folder with a project file in it. */
function isProject(word: string): boolean {
  return existsSync(join(word, projectFileName));
}

/** What a project asks for: its entry points, and what it watches for. */
async function outlineProject(folder: string, isDurable: boolean): Promise<ScopeOutline[]> {
  const [{ openProject }, { outlineWatched, watchedProject }] = await Promise.all([
    import('../../project/project.ts'),
    import('./watched-project.ts'),
  ]);
  const { file } = await openProject(folder);
  const entryPoints = await Promise.all(file.entryPoints.map((one) => outlineFile(join(folder, one.file), isDurable)));
  return [...entryPoints.flat(), ...(file.watch.length > 0 ? await outlineWatched(await watchedProject(folder)) : [])];
}

function misspelling(word: string, names: readonly string[]): FieldProblem[] {
  const close = nearest(word, names);
  return close ? [{ field: word, problem: `is no activity; did you mean ${close}?` }] : [];
}

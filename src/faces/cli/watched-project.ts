import { dirname, relative, resolve, sep } from 'node:path';
import type { ScopeOutline } from '../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import { catalogueOf } from '../../run/flow/catalogue-of.ts';
import type { CheckedFlow } from '../../flow/check/check-flow.ts';
import { isFlowFile } from '../../flow/flow-file.ts';
import { functionNamed, isModuleFile } from '../../flow/invoked-function.ts';
import { problemLine, projectFileError } from '../../project/file/problem.ts';
import { placedInProjectFile } from '../../project/file/read-project-file.ts';
import { projectFileName } from '../../project/file/project-file-name.ts';
import type { WatchEntry } from '../../project/file/watch-entry.ts';
import { findProject, openProject, textOfProject, type Project } from '../../project/project.ts';
import { checkWatch } from '../../run/watch/check-watch.ts';
import { outlineTrigger } from '../../run/watch/trigger.ts';
import { outlineOf, type Watched } from '../../run/watch/watched.ts';
import { chosenProject } from './chosen-project.ts';
import type { CommandContext } from './command.ts';
import { readFlowFile } from './flow-file.ts';

/** A project that is to be watched. */
export interface WatchedProject {
  readonly project: Project;
  /** Those that were asked for. */
  readonly entries: readonly WatchEntry[];
  /** What they run, as they name it. */
  readonly automations: ReadonlyMap<string, Watched>;
  readonly catalogue: Catalogue;
}

/**
 * Reads what is to be watched: all entries of a project, or those that run one file.
 *
 * @param word - A folder, a flow or a TypeScript file. Left out: the project that this folder lies in.
 * @throws OnbehalfError NOT_FOUND where there is no project or no entry; SETTINGS_INVALID with every mistake of the entries; AUTOMATION_INVALID for a flow.
 */
export async function watchedProject(word: string | undefined, context?: Pick<CommandContext, 'modules'>): Promise<WatchedProject> {
  const one = word !== undefined && (isFlowFile(word) || isModuleFile(word)) ? resolve(word) : undefined;
  const project = one === undefined ? await chosenProject(word, 'name its folder') : await projectOf(one);
  const { folder, file } = project;
  const catalogue = await catalogueOf(resolve(folder, projectFileName), context);
  const { problems, automations } = await checkWatch(folder, file.watch, catalogue, (path, shown) => readFlowFile(path, shown, catalogue));
  if (problems.length > 0) throw projectFileError(projectFileName, placedInProjectFile((await textOfProject(folder)) ?? '', problems));
  const only = one && relative(folder, one).split(sep).join('/');
  const entries = file.watch.filter(({ run }) => only === undefined || (functionNamed(run)?.file ?? run) === only);
  if (entries.length > 0) return { project, entries, automations, catalogue };
  throw new OnbehalfError(
    'NOT_FOUND',
    `${projectFileName} of ${file.name} names nothing under \`watch\`${only === undefined ? '' : ` that runs ${only}`}.`,
    {
      remedy: 'Add an entry, such as `watch: [{ run: main.flow.yaml, schedule: 0 8 * * 1-5, zone: Europe/Berlin }]`.',
    },
  );
}

/** What is wrong with the entries of a project, a line each; mistakes of a flow itself are told with the flow. */
export async function watchProblems({ folder, file }: Project): Promise<string[]> {
  const catalogue = await catalogueOf(resolve(folder, projectFileName));
  const read = async (path: string, shown: string): Promise<CheckedFlow | undefined> => {
    try {
      return await readFlowFile(path, shown, catalogue);
    } catch (error) {
      if (isOnbehalfError(error) && error.code === 'AUTOMATION_INVALID') return undefined;
      throw error;
    }
  };
  const { problems } = await checkWatch(folder, file.watch, catalogue, read);
  return placedInProjectFile((await textOfProject(folder)) ?? '', problems).map((problem) => problemLine(projectFileName, problem));
}

/** What the entries ask for: what they run, and waiting for their triggers. */
export async function outlineWatched({ entries, automations, catalogue }: WatchedProject): Promise<ScopeOutline[]> {
  const runs = new Set(entries.map(({ run }) => run));
  const ofAutomations = [...automations].filter(([run]) => runs.has(run)).map(([, watched]) => outlineOf(watched, catalogue));
  const ofTriggers = entries.flatMap(({ on }) => (on ? [outlineTrigger(on, catalogue)] : []));
  return [...(await Promise.all(ofAutomations)).flat(), ...(await Promise.all(ofTriggers))];
}

async function projectOf(file: string): Promise<Project> {
  return (await findProject(dirname(file))) ?? (await openProject(dirname(file)));
}

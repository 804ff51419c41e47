import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { problemLine } from '../file/problem.ts';
import { readProjectFile } from '../file/read-project-file.ts';
import { projectFileName } from '../file/project-file-name.ts';
import type { ProjectFile } from '../file/schema.ts';
import { textOfProject } from '../project.ts';
import { checkCompatibility } from './check-compatibility.ts';
import { checkPackages } from './check-packages.ts';
import type { AutomationChecker } from './checker.ts';
import type { Found } from './found.ts';
import { projectFilesIn } from './project-automations.ts';

/** What is known of a whole project. */
export interface ProjectReport {
  /** Absolute path. */
  readonly folder: string;
  /** Undefined where the project file cannot be read. */
  readonly file: ProjectFile | undefined;
  /** Everything that is wrong, a line each, with file, line and column where there are any. */
  readonly problems: readonly string[];
  /** What should be known, and stops nothing. */
  readonly notes: readonly string[];
  readonly automations: readonly { readonly file: string; readonly permissions: readonly string[] }[];
}

/**
 * Checks a whole project, and runs nothing of it: its file, its entry points, its packages, and every automation that a checker takes.
 *
 * @throws OnbehalfError NOT_FOUND where there is no project.
 */
export async function checkProject(folder: string, checkers: readonly AutomationChecker[]): Promise<ProjectReport> {
  const path = resolve(folder);
  const text = await textOfProject(path);
  if (text === undefined)
    throw new OnbehalfError('NOT_FOUND', `There is no project in ${path}: it has no ${projectFileName}.`, {
      remedy: 'Name the folder of a project, or make one with `onbehalf new NAME`.',
    });
  const { file, ...own } = await judgeProjectFile(path, text);
  const problems = [...own.problems];
  const notes = [...own.notes];
  const entryPoints = (file?.entryPoints ?? []).map((one) => one.file);
  const automations: { file: string; permissions: readonly string[] }[] = [];
  const taken = (await projectFilesIn(path)).flatMap((one) => {
    const checker = checkers.find(({ looksAt, takes }) => takes(one) && (looksAt === 'every file' || entryPoints.includes(one)));
    return checker ? [{ file: one, checker }] : [];
  });
  for (const { file: one, checker } of taken) {
    const judged = await judge(path, one, checker);
    if (judged.automation) automations.push(judged.automation);
    problems.push(...judged.problems);
    notes.push(...judged.notes);
  }
  for (const checker of checkers) await checker.end?.();
  return { folder: path, file, problems, notes, automations };
}

/**
 * What is wrong with a project file and what it names: its form, its entry points, its packages; nothing about its automations.
 *
 * @param folder - Absolute path of the folder that it is for.
 * @returns No file where the text cannot be read as one.
 */
export async function judgeProjectFile(folder: string, text: string): Promise<Found & { readonly file?: ProjectFile }> {
  const { file, problems: mistakes } = readProjectFile(text);
  const problems = mistakes.map((problem) => problemLine(projectFileName, problem));
  if (!file) return { problems, notes: [] };
  const found = await Promise.all([missingEntryPoints(folder, file), checkCompatibility(folder, file), checkPackages(folder, file)]);
  return { file, problems: [...problems, ...found.flatMap((each) => each.problems)], notes: found.flatMap(({ notes }) => notes) };
}

async function judge(
  folder: string,
  file: string,
  checker: AutomationChecker,
): Promise<Found & { readonly automation?: ProjectReport['automations'][number] }> {
  try {
    const { permissions, notes = [] } = await checker.check(join(folder, file), file);
    return { automation: { file, permissions }, problems: [], notes };
  } catch (error) {
    if (!isOnbehalfError(error) || error.code === 'BUG') throw error;
    return { problems: linesOf(error, file), notes: [] };
  }
}

async function missingEntryPoints(folder: string, { entryPoints }: ProjectFile): Promise<Found> {
  const found = await Promise.all(
    entryPoints.map(async ({ file }, index) =>
      (await stat(join(folder, file)).catch(() => undefined))?.isFile()
        ? []
        : [`${projectFileName}: entryPoints.${index}.file names ${file}, which is not there.`],
    ),
  );
  return { problems: found.flat(), notes: [] };
}

/** A line for each mistake, where the error knows the places; else its message, which names the file. */
function linesOf(error: OnbehalfError, file: string): string[] {
  const placed = error.fields.filter(({ field }) => /^\d+:\d+$/.test(field));
  // A flow that is invoked says itself that the mistake is in it.
  const { file: named = file } = error.details;
  if (placed.length > 0) return placed.map(({ field, problem }) => `${String(named)}:${field}: ${problem}`);
  const [message = ''] = error.message.split('\n');
  return [message.includes(file) ? message : `${file}: ${message}`];
}

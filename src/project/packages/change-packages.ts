import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { npm } from '../npm/npm.ts';
import type { Project } from '../project.ts';
import { forbiddenBecause } from './forbidden.ts';
import { readLock } from './lock.ts';

/** The files that a change of packages writes. */
const written = ['package.json', 'package-lock.json'] as const;

/**
 * Changes the packages of a project by npm: first the lock file alone, which is held against the rules of the project, those packages included that others
 * bring; then what is installed. After a failure package.json and the lock file are as they were.
 *
 * @param command - A command of npm with its flags: `['install', '--save-exact']`.
 * @param words - Packages, `NAME@VERSION`.
 * @throws OnbehalfError CONFLICT for a forbidden package, and what npm fails with.
 */
export async function changePackages(
  { folder, file }: Project,
  command: readonly string[],
  words: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const before = await Promise.all(written.map(async (name) => await textOf(join(folder, name))));
  try {
    await npm([...command, '--package-lock-only'], words, { folder, signal });
    const locked = (await readLock(folder)) ?? [];
    const forbidden = locked.flatMap(({ name, version }) => forbiddenBecause(file.forbiddenPackages, name, version) ?? []);
    if (forbidden.length > 0)
      throw new OnbehalfError('CONFLICT', `${forbidden.join(' ')} Nothing was installed.`, {
        remedy: 'Use another package or version; the rules stand in onbehalf.yaml under forbiddenPackages.',
      });
    await npm(command, words, { folder, signal });
  } catch (error) {
    await Promise.all(written.map(async (name, index) => await putBack(join(folder, name), before[index])));
    throw error;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function putBack(file: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(file, { force: true });
  else if ((await textOf(file)) !== text) await writeFile(file, text);
}

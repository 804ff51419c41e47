import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** The files of an automation by name; the first one is the automation itself. */
export type AutomationFiles = Readonly<Record<string, string>>;

/**
 * Writes an automation's files into a folder of their own for some work, and removes them.
 *
 * @param work - Is given the path of the first file.
 */
export async function withAutomation<Result>(files: AutomationFiles, work: (path: string) => Promise<Result>): Promise<Result> {
  const folder = await temporaryFolder('automation');
  try {
    for (const [name, source] of Object.entries(files)) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, source);
    }
    return await work(join(folder, Object.keys(files)[0] ?? ''));
  } finally {
    await rm(folder, { recursive: true });
  }
}

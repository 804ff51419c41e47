import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { harmlessJson } from '../../core/harmless.ts';
import { readRun } from './read-run.ts';
import { reportOf } from './report-of.ts';

/** The files of a report, in the folder of its run. */
export const reportFiles = { page: 'report.html', facts: 'report.json' } as const;

/**
 * Writes the report of a run from its lines: a page, and the same facts as JSON beside it. Only their owner may read them.
 *
 * @param folder - The folder of the run.
 * @returns The path of the page.
 * @throws the error of the file system where it cannot be written.
 */
export async function writeReport(folder: string): Promise<string> {
  const report = reportOf(basename(folder), await readRun(folder));
  const { pageOf } = await import('./page.ts');
  const path = join(folder, reportFiles.page);
  await writeFile(join(folder, reportFiles.facts), `${harmlessJson(report, 2)}\n`, { mode: 0o600 });
  await writeFile(path, pageOf(report), { mode: 0o600 });
  return path;
}

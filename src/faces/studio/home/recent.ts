import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { dataFolder, makeFolder, readRegularFile } from '../../../connection/index.ts';
import type { RecentProject } from '../protocol.ts';

const shape = z.array(z.object({ folder: z.string(), name: z.string() }));

/** Older ones are forgotten. */
const mostRecent = 12;

const file = (): string => join(dataFolder(), 'studios', 'recent.json');

/** The projects that were opened last, the newest first; those that are gone are left out. */
export async function recentProjects(): Promise<RecentProject[]> {
  const all = await read();
  const there = await Promise.all(all.map(async ({ folder }) => (await stat(folder).catch(() => undefined))?.isDirectory() === true));
  return all.filter((_, index) => there[index]);
}

/** Remembers that a project was opened. @param name - Null: that of its folder. */
export async function rememberProject(folder: string, name: string | null): Promise<void> {
  const others = (await read()).filter((one) => one.folder !== folder);
  const recent = [{ folder, name: name ?? basename(folder) }, ...others].slice(0, mostRecent);
  await makeFolder(join(dataFolder(), 'studios'), 0o700);
  await writeFile(file(), JSON.stringify(recent), { mode: 0o600 });
}

async function read(): Promise<RecentProject[]> {
  try {
    return shape.parse(JSON.parse((await readRegularFile(file())).toString('utf8')));
  } catch {
    return [];
  }
}

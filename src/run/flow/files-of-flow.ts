import { dirname, resolve } from 'node:path';
import type { Files } from '../../core/ports.ts';
import { findProjectFolder } from '../../project/project.ts';

/**
 * The files of this machine as a flow names them: a relative path begins in the folder of its project, else in its own. So it finds the same ones
 * wherever it is started: in a shell, by a schedule, or in the Studio.
 *
 * @param flow - Absolute path of the flow that is run. Its project is looked for when a file is first named.
 */
export function filesOfFlow(flow: string, files: Files): Files {
  let found: Promise<string> | undefined;
  const at = async (path: string): Promise<string> => resolve(await (found ??= folderOf(flow)), path);
  return {
    open: async (path) => files.open(await at(path)),
    plan: async (to, names, onConflict) => files.plan(await at(to), names, onConflict),
    write: async (to, name, content, onConflict) => files.write(await at(to), name, content, onConflict),
  };
}

async function folderOf(flow: string): Promise<string> {
  return (await findProjectFolder(dirname(flow))) ?? dirname(flow);
}

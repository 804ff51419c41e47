import { dirname, resolve } from 'node:path';
import type { Files } from '../../core/ports.ts';
import { findProjectFolder } from '../../project/project.ts';

/**
 * The files of this machine as a flow names them: a relative path begins in the folder of its project, else in its own. So it finds the same ones
 * wherever it is started: in a shell, by a schedule, or in the Studio.
 *
 * @param flow - Absolute path of the flow that is run.
 */
export async function filesOfFlow(flow: string, files: Files): Promise<Files> {
  const folder = (await findProjectFolder(dirname(flow))) ?? dirname(flow);
  return {
    open: (path) => files.open(resolve(folder, path)),
    plan: (to, names, onConflict) => files.plan(resolve(folder, to), names, onConflict),
    write: (to, name, content, onConflict) => files.write(resolve(folder, to), name, content, onConflict),
  };
}

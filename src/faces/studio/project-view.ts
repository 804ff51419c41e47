import { basename } from 'node:path';
import { isOnbehalfError } from '../../core/errors.ts';
import { isFlowFile } from '../../flow/flow-file.ts';
import { projectFilesIn } from '../../project/check/project-automations.ts';
import { openProject } from '../../project/project.ts';
import type { ProjectEntry, ProjectView } from './protocol.ts';

/** More files are not listed. */
const mostEntries = 2_000;

/** The folder that is open: what its project file says, and its files. Nothing of it runs. @param folder - Absolute path. */
export async function projectView(folder: string): Promise<ProjectView> {
  const entries = (await projectFilesIn(folder)).slice(0, mostEntries).map((path): ProjectEntry => ({ path, kind: kindOf(path) }));
  try {
    const { file } = await openProject(folder);
    return { folder, name: file.name, description: file.description, entries, problem: '' };
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    return {
      folder,
      name: error.code === 'NOT_FOUND' ? null : basename(folder),
      description: '',
      entries,
      problem: error.code === 'NOT_FOUND' ? '' : error.message,
    };
  }
}

function kindOf(path: string): ProjectEntry['kind'] {
  if (isFlowFile(path)) return 'flow';
  return /\.m?ts$/.test(path) && !path.endsWith('.d.ts') ? 'typescript' : 'other';
}

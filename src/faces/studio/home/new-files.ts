import { realpath, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import { isFlowFile } from '../../../flow/flow-file.ts';
import { createProject } from '../../../project/create/create-project.ts';
import { projectNameProblem } from '../../../project/file/project-name.ts';
import { compatibilities, isBelow } from '../../../project/file/schema.ts';
import { newProjectFiles } from '../../../run/flow/new-project-files.ts';
import { templateFiles } from '../../../project/template.ts';

/** What a new project is told. */
export const newProjectInput = z.object({
  name: z.string().superRefine((name, context) => {
    const message = projectNameProblem(name);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
  location: z.string().refine(isAbsolute, 'must be the whole path of a folder.'),
  description: z.string().max(500).default(''),
  compatibility: z.enum(compatibilities).default('windows'),
  template: z.string().max(100).default('blank'),
});

/** Makes a project of a flow. @returns Its folder. @throws OnbehalfError CONFLICT, NOT_FOUND, SAVE_FAILED. */
export async function makeProject({ location, template, ...project }: z.output<typeof newProjectInput>): Promise<string> {
  const files = await newProjectFiles({ ...project, kind: 'process', way: 'flow' }, await templateFiles(template, 'flow'));
  return createProject({ location, name: project.name, files, signal: new AbortController().signal });
}

/**
 * Makes an empty flow in a folder of the project that is there.
 *
 * @param path - From the project on.
 * @throws OnbehalfError INPUT_INVALID for a path that leads out of the project or is no flow, CONFLICT where there is a file already.
 */
export async function makeFlow(root: string, path: string): Promise<void> {
  const problem = 'must be the path of a `*.flow.yaml` in a folder of the project.';
  if (!isFlowFile(path) || !isBelow(path)) throw inputError('The flow', [{ field: 'path', problem }]);
  const folder = await realpath(dirname(join(root, path))).catch(() => undefined);
  const way = folder === undefined ? undefined : relative(await realpath(root), folder);
  if (folder === undefined || way === undefined || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw inputError('The flow', [{ field: 'path', problem }]);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.flow\.yaml$/, '');
  if (name === '') throw inputError('The flow', [{ field: 'path', problem }]);
  const text = `version: 1\nname: ${JSON.stringify(name)}\nsteps: []\n`;
  await writeFile(join(folder, `${name}.flow.yaml`), text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw new OnbehalfError('CONFLICT', `There is a file ${path} already.`, { remedy: 'Choose another name.' });
    throw new OnbehalfError('SAVE_FAILED', `${path} was not made (${error.code ?? 'unknown'}).`, { cause: error });
  });
}

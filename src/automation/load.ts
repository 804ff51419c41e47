import { access, readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OnbehalfError } from '../core/errors.ts';
import { createResources, keepTopLevelResources, resourcesModule } from './resources.ts';

/** Endings of files that hold an automation. */
const endings: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];

/**
 * The absolute path of an automation's file.
 * @throws OnbehalfError AUTOMATION_INVALID for an ending that is none, NOT_FOUND when there is no such file.
 */
export async function automationFile(file: string): Promise<string> {
  const path = resolve(file);
  if (!endings.includes(extname(path))) {
    throw new OnbehalfError('AUTOMATION_INVALID', `${file} is no automation: its name must end in one of ${endings.join(', ')}.`);
  }
  try {
    await access(path);
  } catch (error) {
    throw new OnbehalfError('NOT_FOUND', `There is no file ${file}.`, { remedy: 'Check the path of the automation.', cause: error });
  }
  return path;
}

/**
 * Runs a TypeScript automation as it is, on every supported Node: types are taken out and `await using` is rewritten where Node lacks it.
 *
 * @param path - Absolute path of the file.
 * @param modules - What the imports of `onbehalf` and its subpaths give: the library that runs, never a second copy.
 * @returns What the module exports.
 * @throws OnbehalfError AUTOMATION_INVALID for a file that does not parse.
 */
export async function loadAutomation(path: string, modules: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { createJiti } = await import('jiti');
  const source = await readFile(path, 'utf8');
  const resources = createResources();
  const jiti = createJiti(pathToFileURL(path).href, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { ...modules, [resourcesModule]: resources.module },
  });
  try {
    const exported = await jiti.evalModule(keepTopLevelResources(source, path), { filename: path, ext: extname(path), async: true });
    await resources.dispose();
    return exported as Record<string, unknown>;
  } catch (error) {
    await resources.dispose().catch(() => undefined);
    throw error;
  }
}

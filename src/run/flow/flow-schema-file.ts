import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyActivity } from '../../core/activity.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import { flowSchema } from '../../flow/schema.ts';
import { flowSchemaPath } from '../../project/create/project-files.ts';
import { projectFileName } from '../../project/file/project-file-name.ts';
import { writeWhole } from '../../project/file/write-whole.ts';
import { catalogueOf } from './catalogue-of.ts';

/** The JSON Schema of flow files that use the activities of a catalogue, as the text of a file: one line. */
export async function flowSchemaText(catalogue: Catalogue): Promise<string> {
  const found = await Promise.all((await catalogue.names()).map((name) => catalogue.find(name)));
  const activities = found.filter((activity): activity is AnyActivity => activity !== undefined);
  return `${JSON.stringify(flowSchema(activities))}\n`;
}

/**
 * Writes the flow schema of a project anew, with the activities that are installed now. A project that has none is left without.
 *
 * @param folder - Absolute path of the project.
 * @throws OnbehalfError SETTINGS_INVALID for a package whose description cannot be read; SAVE_FAILED.
 */
export async function renewFlowSchema(folder: string): Promise<void> {
  const file = join(folder, flowSchemaPath);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) await writeWhole(file, await flowSchemaText(await catalogueOf(join(folder, projectFileName))));
}

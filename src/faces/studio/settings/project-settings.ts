import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import { editFlow, type FlowEdit, type Source } from '../../../flow/edit/edit-flow.ts';
import { treeOf } from '../../../flow/edit/plan.ts';
import { readSource } from '../../../flow/edit/source.ts';
import { judgeProjectFile } from '../../../project/check/check-project.ts';
import { projectFileName } from '../../../project/file/project-file-name.ts';
import { writeWhole } from '../../../project/file/write-whole.ts';
import { hashOf, readText } from '../flow/flow-text.ts';
import type { SettingChange, SettingsLook, SettingsView } from '../protocol-settings.ts';
import { confined } from '../safety/confine.ts';
import { settingDefaults, settingFields, settingKeys } from './setting-fields.ts';

/** The settings of the project that is open, which stand in its file. */
export interface ProjectSettings {
  /** @throws OnbehalfError NOT_FOUND where the folder has no project file. */
  view(): Promise<SettingsView>;
  /**
   * Tells what changes would do, and makes none.
   *
   * @param hash - Of the file that the changes are about.
   * @throws OnbehalfError CONFLICT where the file is another one now; INPUT_INVALID for a change that cannot be made.
   */
  look(hash: string, changes: readonly SettingChange[]): Promise<SettingsLook>;
  /** Makes changes: nothing else of the file is another one. @throws OnbehalfError as `look`; INPUT_INVALID where the file could not be read any more. */
  save(hash: string, changes: readonly SettingChange[]): Promise<SettingsView>;
}

/** @param root - The folder that is open. */
export function createProjectSettings(root: () => string): ProjectSettings {
  const keys = settingKeys();
  const isShown = new Set(settingFields().map(({ key }) => key));

  async function opened(hash?: string): Promise<{ readonly real: string; readonly text: string; readonly hash: string }> {
    const real = await confined(root(), projectFileName);
    const file = await readText(real, projectFileName);
    if (hash !== undefined && hash !== file.hash) throw changedElsewhere();
    return { real, ...file };
  }

  async function made(text: string, changes: readonly SettingChange[]): Promise<{ readonly text: string } & SettingsLook> {
    let source: string | Source = text;
    const lines: SettingsLook['lines'][number][] = [];
    let now = text;
    for (const { key, value } of changes) {
      if (!isShown.has(key)) throw new OnbehalfError('INPUT_INVALID', `${key.slice(0, 100)} is no setting of the form.`);
      const address = [key];
      source = edited(source, value === null ? { kind: 'unset', address } : { kind: 'set', address, value, order: keys });
      lines.push({ key, ...changedLines(now, source.text) });
      now = source.text;
    }
    const { file, problems } = await judgeProjectFile(root(), now);
    return { text: now, lines, problems, isBroken: file === undefined };
  }

  async function view(): Promise<SettingsView> {
    const { text, hash } = await opened();
    const { problems, notes } = await judgeProjectFile(root(), text);
    return { hash, fields: settingFields(), values: writtenIn(text), defaults: settingDefaults(), problems, notes };
  }

  return {
    view,
    async look(hash, changes) {
      const { text: _text, ...look } = await made((await opened(hash)).text, changes);
      return look;
    },
    async save(hash, changes) {
      const { real, text } = await opened(hash);
      const after = await made(text, changes);
      if (after.isBroken)
        throw new OnbehalfError(
          'INPUT_INVALID',
          `The project file could not be read any more, and was not saved. ${after.problems.join(' ')}`,
        );
      const isStill = async (): Promise<boolean> => (await readText(real, projectFileName)).hash === hash;
      if (hashOf(after.text) !== hash && !(await writeWhole(real, after.text, isStill))) throw changedElsewhere();
      return view();
    },
  };
}

function changedElsewhere(): OnbehalfError {
  return new OnbehalfError('CONFLICT', `${projectFileName} was changed elsewhere, and is left as it is there.`, {
    remedy: 'Open the settings again, and mark the changes once more.',
  });
}

/** What is written, by key; nothing where that is no YAML which can be edited. */
function writtenIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(treeOf(readSource(text))) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'INPUT_INVALID') return {};
    throw error;
  }
}

/** An edit of the project file, which is made by the rules of those of flows. */
function edited(source: string | Source, edit: FlowEdit): Source {
  try {
    return editFlow(source, edit).source;
  } catch (error) {
    if (!isOnbehalfError(error) || error.code !== 'INPUT_INVALID') throw error;
    throw new OnbehalfError('INPUT_INVALID', `${projectFileName} was not edited: ${error.fields[0]?.problem ?? error.message}`, {
      fields: error.fields,
      remedy: 'Edit the file by hand.',
      cause: error,
    });
  }
}

/** The lines in which two texts differ. */
function changedLines(before: string, after: string): { readonly before: string; readonly after: string } {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const most = Math.min(was.length, is.length);
  let [head, tail] = [0, 0];
  while (head < most && was[head] === is[head]) head += 1;
  while (tail < most - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return { before: was.slice(head, was.length - tail).join('\n'), after: is.slice(head, is.length - tail).join('\n') };
}

import type { World } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { completionsBehind } from '../../../flow/complete/completions-at.ts';
import { namesAtPlace } from '../../../flow/complete/names-at-place.ts';
import { editFlow, type FlowEdit, type Source } from '../../../flow/edit/edit-flow.ts';
import { pasteEdits } from '../../../flow/edit/pasted-steps.ts';
import type { ValueType } from '../../../flow/expressions/value-type.ts';
import { readFlow } from '../../../flow/format/read-flow.ts';
import { isFlowFile } from '../../../flow/flow-file.ts';
import { referencesOf } from '../../../flow/references.ts';
import { catalogueOf } from '../../../run/flow/catalogue-of.ts';
import type { Address, CompletionView, FlowChange, FlowView, StudioEdit } from '../protocol.ts';
import { confined } from '../safety/confine.ts';
import { changeOfView } from './change-of-view.ts';
import { hashOf, readText } from './flow-text.ts';
import { formOf } from './form.ts';
import { paletteOf } from './palette.ts';
import { skeletonOf } from './skeleton.ts';
import { viewFlow } from './view-flow.ts';
import { writeWhole } from '../../../project/file/write-whole.ts';

/** What an edit came to: the flow after it, or what has changed in it; or the flow as somebody else left it. */
export type EditEnd = { readonly isDone: true; readonly flow: FlowView | FlowChange } | { readonly isDone: false; readonly flow: FlowView };

/** The flow files of the folder that is open. */
export interface FlowFiles {
  /** @throws OnbehalfError INPUT_INVALID for a path that is no flow of the project, NOT_FOUND. */
  view(path: string): Promise<FlowView>;
  /**
   * Edits a flow and saves it, one edit after the other.
   *
   * @param hash - Of the text that was edited; a file that has another one is left as it is.
   * @param seen - The answer that is known where it is edited: where it is still remembered, what has changed since is told, else the whole flow.
   * @throws OnbehalfError INPUT_INVALID for an edit that cannot be made, SAVE_FAILED.
   */
  edit(path: string, hash: string, edit: StudioEdit, seen?: string): Promise<EditEnd>;
  /** What can be written behind what is typed of an expression in a field of a step. @throws OnbehalfError INPUT_INVALID where there is no such step. */
  expression(path: string, step: Address, typed: string): Promise<readonly CompletionView[]>;
}

/** Answers that are remembered, for the tabs that edit what they show. */
const mostSeen = 4;

/**
 * The flow files of a folder.
 *
 * @param world - Whose connections are looked at.
 * @param saving - Told of each text that is about to be saved, so that nobody takes it for a change from elsewhere.
 */
export function createFlowFiles(root: string, world: World, saving: (path: string, real: string, hash: string) => void): FlowFiles {
  const working = new Map<string, Promise<unknown>>();
  const given: FlowView[] = [];
  /** What the last edit came to: the next one mostly begins with it, and need not read the text again. */
  let last: Source | undefined;
  let known: { readonly key: string; readonly names: Readonly<Record<string, ValueType>> } | undefined;

  async function view(path: string): Promise<FlowView> {
    const real = await realFlow(root, path);
    await readText(real, path);
    const parsed = (text: string): Source | undefined => (last?.text === text ? last : undefined);
    const flow = await viewFlow(real, path, { catalogue: await catalogueOf(real), world, parsed });
    given.push(flow);
    if (given.length > mostSeen) given.shift();
    return flow;
  }

  /** Two edits of one file never read the same text. */
  function inTurn<T>(real: string, work: () => Promise<T>): Promise<T> {
    const before = working.get(real) ?? Promise.resolve();
    const now = before.then(work, work);
    working.set(real, now);
    return now;
  }

  async function edit(path: string, hash: string, change: StudioEdit, seen?: string): Promise<EditEnd> {
    const real = await realFlow(root, path);
    return inTurn(real, async () => {
      const before = await readText(real, path);
      if (before.hash !== hash) return { isDone: false, flow: await view(path) };
      const text = await edited(before.text, change, real);
      saving(path, real, hashOf(text));
      // Reading the edit and writing it aside took a moment, in which an editor may have saved.
      const isStill = async (): Promise<boolean> => (await readText(real, path)).hash === hash;
      const isDone = hashOf(text) === hash ? await isStill() : await writeWhole(real, text, isStill);
      if (!isDone) return { isDone, flow: await view(path) };
      const shown = given.find((flow) => flow.view === seen && flow.path === path);
      const flow = await view(path);
      return { isDone, flow: shown ? changeOfView(shown, flow) : flow };
    });
  }

  async function edited(text: string, change: StudioEdit, real: string): Promise<string> {
    if (change.kind === 'text') return change.text;
    let now = last?.text === text ? last : text;
    for (const edit of await editsOf(now, change, real)) now = last = editFlow(now, edit).source;
    return typeof now === 'string' ? now : now.text;
  }

  /** The edits of a flow that one of the Studio comes to, one after the other. */
  async function editsOf(from: string | Source, change: Exclude<StudioEdit, { kind: 'text' }>, real: string): Promise<readonly FlowEdit[]> {
    if (change.kind === 'several') return change.edits;
    if (change.kind === 'paste') return pasteEdits(change);
    if (change.kind !== 'add') return [change];
    const catalogue = await catalogueOf(real);
    const [all, form] = await Promise.all([paletteOf(catalogue), formOf(change.what, catalogue)]);
    const item = all.find(({ what }) => what === change.what);
    if (!item || !form)
      throw new OnbehalfError('NOT_FOUND', `There is no activity ${change.what}.`, { remedy: 'Choose one of the palette.' });
    const { declarations, spoken } = referencesOf(readFlow(typeof from === 'string' ? from : from.text).flow);
    const taken = new Set([...declarations.map(({ name }) => name), ...spoken, 'inputs', 'now', 'today']);
    const names = await namesAtPlace(from, change.list, change.index, catalogue);
    return [{ kind: 'insert', list: change.list, index: change.index, step: skeletonOf(item, form.required, { names, taken }) }];
  }

  async function expression(path: string, step: Address, typed: string): Promise<readonly CompletionView[]> {
    const real = await realFlow(root, path);
    const { text, hash } = await readText(real, path);
    const key = JSON.stringify([real, hash, step]);
    // Whoever types asks the same place again and again.
    if (known?.key !== key)
      known = { key, names: await namesAtPlace(text, step.slice(0, -1), Number(step.at(-1)), await catalogueOf(real)) };
    return completionsBehind(typed, known.names);
  }

  return { view, edit, expression };
}

/** The real path of a flow file of the project. */
export async function realFlow(root: string, path: string): Promise<string> {
  if (!isFlowFile(path))
    throw new OnbehalfError('INPUT_INVALID', `${path.slice(0, 200)} is no flow.`, {
      fields: [{ field: 'path', problem: 'must be the path of a `*.flow.yaml` in the project.' }],
    });
  return confined(root, path);
}

import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { conflictName, onConflict } from './conflict.ts';
import { findDrive } from './find-drive.ts';
import { findingItems, idIn } from './find-item.ts';
import { type GraphItem, isFolderItem, itemOutput, itemProperties, toItem } from './item.ts';
import { folderReference, partsOf } from './item-reference.ts';
import { callItem, drive, isElsewhere, itemCalls, mailbox, type Place } from './place.ts';
import { lookAt as lookAtItem } from './send-file.ts';
import { freeName } from './send-file-once.ts';

const input = z.object({
  path: z.string().min(1).describe('Name of the folder, or a path (Invoices/2026), of which what is there already is used.'),
  folder: folderReference('The folder to make it in: a path, an id or an item. Left out: the top of the drive.'),
  onConflict: onConflict.default('fail'),
  drive,
  mailbox,
});

type Input = z.output<typeof input>;

/** The activity `files.createFolder`. */
export const createFolder = defineActivity({
  name: 'files.createFolder',
  title: 'Create Folder',
  summary: 'Makes a folder, with the folders above it that are missing.',
  effect: 'changes',
  calls: [...findingItems, ...itemCalls('POST', '/children')],
  input,
  output: itemOutput,
  examples: [
    { title: 'At the top', input: { path: 'Reports' } },
    { title: 'A path below a folder', input: { path: 'Scans/2026', folder: 'Documents', onConflict: 'rename' } },
    {
      title: 'In the library of a site',
      input: { path: 'General/Archive', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, input) {
    const { place, parent, name } = await targetOf(graph, input);
    return toItem(await make(graph, place, parent, name, input.onConflict), isElsewhere(place));
  },

  reconcile: {
    calls: [],
    async run({ graph }, input, once) {
      const target = await targetOf(graph, input);
      const { place, parent } = target;
      const name =
        input.onConflict === 'replace'
          ? target.name
          : await once.part('name', () => freeName(graph, { ...target, onConflict: input.onConflict }));
      // Nothing had the name when it was chosen.
      const there = once.isAgain && input.onConflict !== 'replace' ? await lookAtItem(graph, { place, parent, name }) : undefined;
      return toItem(there ?? (await make(graph, place, parent, name, input.onConflict)), isElsewhere(place));
    },
  },
});

async function targetOf(graph: Graph, { path, folder, drive: inDrive, mailbox: owner }: Input) {
  const parts = partsOf('path', path);
  const name = parts.pop();
  if (name === undefined) throw inputError('The path', [{ field: 'path', problem: 'must have a name.' }]);
  const place = await findDrive(graph, { drive: inDrive, mailbox: owner });
  const top = folder === undefined ? 'root' : await idIn(graph, place, 'folder', folder);
  return { place, parent: await folderAt(graph, place, top, parts), name };
}

/** The folder at a path, made as far as it is missing. */
async function folderAt(graph: Graph, place: Place, top: string, parts: readonly string[]): Promise<string> {
  let { id, used } = await deepest(graph, place, top, parts);
  for (const name of parts.slice(used)) {
    // Somebody else, often another call of ours at the same moment, may make it first.
    const made = await make(graph, place, id, name, 'fail').catch((error: unknown) => {
      if (isOnbehalfError(error) && error.code === 'CONFLICT') return undefined;
      throw error;
    });
    ({ id } = made ?? (await lookAt(graph, place, id, [name])));
    used += 1;
  }
  return id;
}

/** The last folder of a path that is there. */
async function deepest(
  graph: Graph,
  place: Place,
  top: string,
  parts: readonly string[],
): Promise<{ readonly id: string; readonly used: number }> {
  for (let used = parts.length; used > 0; used -= 1) {
    try {
      return { id: (await lookAt(graph, place, top, parts.slice(0, used))).id, used };
    } catch (error) {
      if (!isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
    }
  }
  return { id: top, used: 0 };
}

async function lookAt(graph: Graph, place: Place, top: string, parts: readonly string[]): Promise<GraphItem> {
  const path = parts.join('/');
  const query = { $select: 'id,folder,root' };
  const item = await callItem<GraphItem>(graph, place, 'GET', ':/{+path}', { item: top, params: { path }, query });
  if (!isFolderItem(item)) throw new OnbehalfError('CONFLICT', `${path} is a file, so that no folder can be made in it.`);
  return item;
}

function make(graph: Graph, place: Place, parent: string, name: string, behavior: string): Promise<GraphItem> {
  const body = { name, folder: {}, [conflictName]: behavior };
  return callItem(graph, place, 'POST', '/children', { item: parent, body, query: { $select: itemProperties } });
}

import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { readItemIn } from './find-item.ts';
import { isFolderItem } from './item.ts';
import { folderReference, type ItemReference } from './item-reference.ts';
import type { Place } from './place.ts';

/** Where something goes. */
export const to = folderReference('The folder to put it in: a path, an id or an item. Left out: the top of the drive.');

/** A folder by its ids, as a `parentReference` wants it: `root` is none. https://learn.microsoft.com/graph/api/driveitem-move */
export interface Destination {
  readonly id: string;
  readonly driveId?: string;
}

/**
 * The folder that something goes to; the activity declares `readingItems` and `findingItems`.
 *
 * @throws OnbehalfError INPUT_INVALID for a file.
 */
export async function findDestination(graph: Graph, place: Place, folder: ItemReference | undefined): Promise<Destination> {
  const found = await readItemIn(graph, place, 'to', folder ?? '/', 'id,name,folder,root,parentReference,webUrl');
  if (!isFolderItem(found))
    throw inputError('The folder', [{ field: 'to', problem: `must be a folder; ${found.name ?? found.id} is a file.` }]);
  const driveId = place.drive ?? found.parentReference?.driveId;
  return { id: found.id, ...(driveId !== undefined && driveId !== null && { driveId }) };
}

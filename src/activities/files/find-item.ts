import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { isSameAddress } from './address.ts';
import { findDrive, findingDrives, type DriveInput } from './find-drive.ts';
import { type GraphItem, itemProperties } from './item.ts';
import { itemReference, readReference, type ItemPlace, type ItemReference } from './item-reference.ts';
import { callItem, drive, itemCalls, mailbox, type Place } from './place.ts';

/** The inputs of an activity on one file or folder. */
export const itemFields = { item: itemReference, drive, mailbox };

/** The calls that an activity declares to find its item by path. */
export const findingItems = [...itemCalls('GET', ':/{+path}'), findingDrives] as const;

/** The call that an activity declares besides, which reads its item by id. */
export const readingItems = itemCalls('GET', '');

/** An item that was found. */
export interface FoundItem {
  readonly place: Place;
  readonly id: string;
}

/** Finds the item that an input names. One that is named by its id costs no call, and is not looked at. */
export async function findItem(graph: Graph, input: DriveInput & { readonly item: ItemReference }): Promise<FoundItem> {
  const place = await findDrive(graph, input);
  return { place, id: await idIn(graph, place, 'item', input.item) };
}

/**
 * Reads the item that an input names; the activity declares `readingItems`, too.
 *
 * @param query - Default: what an item of ours shows.
 */
export async function readItem(
  graph: Graph,
  input: DriveInput & { readonly item: ItemReference },
  query: string = itemProperties,
): Promise<FoundItem & { readonly item: GraphItem }> {
  const place = await findDrive(graph, input);
  const item = await readItemIn(graph, place, 'item', input.item, query);
  return { place, id: item.id, item };
}

/** Reads what a reference names in a drive. @param field - The input field that has it. */
export async function readItemIn(
  graph: Graph,
  place: Place,
  field: string,
  reference: ItemReference,
  query: string = itemProperties,
): Promise<GraphItem> {
  const where = readReference(field, reference, place.drive);
  if (where.path !== undefined) return await readAt(graph, place, field, where, query);
  return await callItem<GraphItem>(graph, place, 'GET', '', { item: where.item, query: { $select: query } });
}

/** The id of what a reference names in a drive. */
export async function idIn(graph: Graph, place: Place, field: string, reference: ItemReference): Promise<string> {
  const where = readReference(field, reference, place.drive);
  return where.path === undefined ? where.item : (await readAt(graph, place, field, where, 'id,webUrl')).id;
}

async function readAt(
  graph: Graph,
  place: Place,
  field: string,
  { item, path = '', address }: ItemPlace,
  query: string,
): Promise<GraphItem> {
  const found = await callItem<GraphItem>(graph, place, 'GET', ':/{+path}', { item, params: { path }, query: { $select: query } });
  // An address tells the path, and that path may be in another drive as well.
  if (address !== undefined && !isSameAddress(address, found.webUrl ?? '')) {
    const problem = `is not in ${place.drive === undefined ? 'this OneDrive' : 'this drive'}. Give \`drive\`, the address of its site: ${address}`;
    throw inputError(`The ${field}`, [{ field, problem }]);
  }
  return found;
}

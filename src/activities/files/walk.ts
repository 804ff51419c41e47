import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import { fitsPatterns } from '../file-patterns.ts';
import { pageSizeFor, take, top } from '../take.ts';
import { findDrive, type DriveInput } from './find-drive.ts';
import { findingItems, idIn } from './find-item.ts';
import { type DriveItem, type GraphItem, isFolderItem, itemProperties, toItem } from './item.ts';
import { folderReference, type ItemReference } from './item-reference.ts';
import { drive, isElsewhere, itemCalls, mailbox, onItem, type Place } from './place.ts';

/** Which order stands for what in Graph. https://learn.microsoft.com/graph/api/driveitem-list-children */
const orders = {
  name: 'name asc',
  newestFirst: 'lastModifiedDateTime desc',
  oldestFirst: 'lastModifiedDateTime asc',
  largestFirst: 'size desc',
  smallestFirst: 'size asc',
} as const;

/** The largest page. Assumption: pages of the reference name 200 as the usual size and no other limit. */
const largestPage = 200;

/** The inputs of an activity that goes through a folder. */
export const walkFields = {
  folder: folderReference('The folder to look in: a path, an id, an address or an item. Left out: the top of the drive.'),
  what: z.enum(['filesAndFolders', 'files', 'folders']).default('filesAndFolders').describe('Files, folders, or both.'),
  includeSubfolders: z.boolean().default(false).describe('Go through the folders in it as well, each after the folder that it is in.'),
  filterByFileNames: z
    .string()
    .min(1)
    .optional()
    .describe('Only those whose name fits one of these patterns, separated by |: *.pdf|invoice-??.csv. Left out: all.'),
  orderBy: z
    .enum(['name', 'newestFirst', 'oldestFirst', 'largestFirst', 'smallestFirst'])
    .default('name')
    .describe('Order within each folder: by name, by the date of the last change, or by size.'),
  top,
  drive,
  mailbox,
};

/** The calls of an activity that goes through a folder. */
export const walkCalls = [...findingItems, ...itemCalls('GET', '/children')] as const;

/** What is wanted of a folder. */
export interface Walk extends DriveInput {
  readonly folder?: ItemReference | undefined;
  readonly what: 'filesAndFolders' | 'files' | 'folders';
  readonly includeSubfolders: boolean;
  readonly filterByFileNames?: string | undefined;
  readonly orderBy: keyof typeof orders;
  readonly top?: number | undefined;
}

/** Goes through a folder, item by item; the next page, and the next folder, is asked for only when it is wanted. */
export async function* walk(graph: Graph, input: Walk): AsyncGenerator<DriveItem, void, void> {
  const place = await findDrive(graph, input);
  const start = input.folder === undefined ? 'root' : await idIn(graph, place, 'folder', input.folder);
  for await (const item of take(wanted(graph, place, start, input), input.top)) yield toItem(item, isElsewhere(place));
}

async function* wanted(graph: Graph, place: Place, folder: string, input: Walk): AsyncGenerator<GraphItem, void, void> {
  const { what, filterByFileNames, includeSubfolders } = input;
  const isAll = what === 'filesAndFolders' && filterByFileNames === undefined && !includeSubfolders;
  const query = { $select: itemProperties, $orderby: orders[input.orderBy], $top: pageSizeFor(isAll ? input.top : undefined, largestPage) };
  const folders: string[] = [];
  for await (const item of graph.list<GraphItem>(...onItem(place, 'GET', '/children', { item: folder, query }))) {
    const isFolder = isFolderItem(item);
    if (isFolder) folders.push(item.id);
    if (what === (isFolder ? 'files' : 'folders')) continue;
    if (filterByFileNames === undefined || fitsPatterns(item.name ?? '', filterByFileNames)) yield item;
  }
  if (includeSubfolders) for (const next of folders) yield* wanted(graph, place, next, input);
}

import { createFolder } from './create-folder.ts';
import { deleteItem } from './delete.ts';
import { download } from './download.ts';
import { get } from './get.ts';
import { list } from './list.ts';

export { createFolder, deleteItem, download, get, list };
export type { DriveItem } from './item.ts';

/** Every activity on files and folders: the classic ones first. */
export const filesActivities = Object.freeze([get, createFolder, deleteItem, download, list] as const);

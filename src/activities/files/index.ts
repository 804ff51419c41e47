import { createFolder } from './create-folder.ts';
import { deleteItem } from './delete.ts';
import { download } from './download.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { upload } from './upload.ts';

export { createFolder, deleteItem, download, get, list, upload };
export type { DriveItem } from './item.ts';

/** Every activity on files and folders: the classic ones first. */
export const filesActivities = Object.freeze([get, createFolder, deleteItem, upload, download, list] as const);

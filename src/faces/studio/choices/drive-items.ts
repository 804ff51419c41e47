import { readReference } from '../../../activities/files/item-reference.ts';
import type { DriveItem } from '../../../activities/files/item.ts';
import { list } from '../../../activities/files/list.ts';
import { chooser, type Chooser } from './chooser.ts';

/**
 * What is in a folder of the drive that the step works on, by paths. What is typed up to its last slash is the folder that is looked into.
 *
 * @param isWanted - What can be chosen; folders are shown in any case, to look into them.
 */
function itemsThat(isWanted: (item: DriveItem) => boolean, what: 'filesAndFolders' | 'folders' = 'filesAndFolders'): Chooser {
  return chooser({
    activity: list,
    beside: ['drive', 'mailbox'],
    ask(typed, beside) {
      const end = typed.lastIndexOf('/');
      const folder = typed.slice(0, Math.max(0, end)).replace(/^\/+/, '');
      return {
        input: { ...beside, ...(what === 'folders' && { what }), ...(folder !== '' && { folder: `/${folder}` }) },
        rest: typed.slice(end + 1),
      };
    },
    choice(item) {
      const path = item.path.slice(1);
      if (path === '' || !(item.isFolder || isWanted(item))) return undefined;
      return {
        label: item.name,
        detail: detailOf(item),
        ...(isWanted(item) && { value: written(path) }),
        ...(item.isFolder && { inside: `${path}/` }),
      };
    },
  });
}

/** Files and folders. */
export const driveItems = itemsThat(() => true);

/** Folders alone. */
export const driveFolders = itemsThat(({ isFolder }) => isFolder, 'folders');

/** Workbooks of Excel. */
export const workbooks = itemsThat(({ isFolder, name }) => !isFolder && /\.xlsx$/i.test(name));

/** The path as it is read again: a name that could be an id has a slash in front. */
function written(path: string): string {
  const { item, path: read } = readReference('item', path, undefined);
  return item === 'root' && read === path ? path : `/${path}`;
}

function detailOf({ isFolder, childCount, size, modifiedBy }: DriveItem): string {
  if (isFolder) return `folder, ${childCount ?? 0} in it`;
  return [`${size.toLocaleString('en')} bytes`, modifiedBy ?? ''].filter(Boolean).join(', ');
}

import { assignSensitivityLabel } from './assign-sensitivity-label.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { copy } from './copy.ts';
import { createFolder } from './create-folder.ts';
import { deleteItem } from './delete.ts';
import { download } from './download.ts';
import { drives } from './drives.ts';
import { exists } from './exists.ts';
import { exportAsPdf } from './export-as-pdf.ts';
import { find } from './find.ts';
import { forEach } from './for-each.ts';
import { get } from './get.ts';
import { getByLink } from './get-by-link.ts';
import { getSensitivityLabels } from './get-sensitivity-labels.ts';
import { list } from './list.ts';
import { move } from './move.ts';
import { rename } from './rename.ts';
import { share } from './share.ts';
import { sharedWithMe } from './shared-with-me.ts';
import { update } from './update.ts';
import { upload } from './upload.ts';
import { waitForCreated } from './wait-for-created.ts';
import { waitForUpdated } from './wait-for-updated.ts';

export {
  assignSensitivityLabel,
  getSensitivityLabels,
  checkIn,
  checkOut,
  copy,
  createFolder,
  deleteItem,
  download,
  drives,
  exportAsPdf,
  getByLink,
  sharedWithMe,
  exists,
  find,
  forEach,
  get,
  list,
  move,
  rename,
  share,
  update,
  upload,
  waitForCreated,
  waitForUpdated,
};
export type { DriveItem } from './item.ts';

/** Every activity on files and folders: the classic ones first. */
export const filesActivities = Object.freeze([
  get,
  find,
  createFolder,
  copy,
  move,
  deleteItem,
  upload,
  download,
  exportAsPdf,
  share,
  forEach,
  checkOut,
  checkIn,
  list,
  rename,
  exists,
  update,
  getByLink,
  sharedWithMe,
  drives,
  assignSensitivityLabel,
  getSensitivityLabels,
  waitForCreated,
  waitForUpdated,
] as const);

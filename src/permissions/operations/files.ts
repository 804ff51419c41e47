import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// The permissions without `.All` are about "your files", those with it about "all files you have access to"
// (https://learn.microsoft.com/graph/permissions-reference#files-permissions). So what is in another drive than one's own is asked for with the latter,
// although the pages of the operations list both.
const readAll = ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const writeAll = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];

// https://learn.microsoft.com/graph/api/driveitem-list-children, driveitem-get-content
const read: OperationFacts = {
  delegated: ['Files.Read', 'Files.ReadWrite', ...readAll],
  personal: ['Files.Read', 'Files.ReadWrite', 'Files.Read.All', 'Files.ReadWrite.All'],
  application: readAll,
  shared: readAll,
};
const readElsewhere: OperationFacts = { ...read, delegated: readAll, personal: ['Files.Read.All', 'Files.ReadWrite.All'] };

// https://learn.microsoft.com/graph/api/driveitem-get: who reads groups may look at their files.
const lookAll = ['Files.Read.All', 'Group.Read.All', 'Files.ReadWrite.All', 'Group.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const look: OperationFacts = { ...read, delegated: ['Files.Read', 'Files.ReadWrite', ...lookAll], application: lookAll, shared: lookAll };
const lookElsewhere: OperationFacts = { ...readElsewhere, delegated: lookAll, application: lookAll, shared: lookAll };

// https://learn.microsoft.com/graph/api/driveitem-post-children, driveitem-delete, driveitem-update, driveitem-put-content
const write: OperationFacts = {
  delegated: ['Files.ReadWrite', ...writeAll],
  personal: ['Files.ReadWrite', 'Files.ReadWrite.All'],
  application: writeAll,
  shared: writeAll,
};
// https://learn.microsoft.com/graph/api/driveitem-createuploadsession: an application needs the one for sites.
const begin: OperationFacts = { ...write, application: ['Sites.ReadWrite.All'] };
const writeElsewhere: OperationFacts = { ...write, delegated: writeAll, personal: ['Files.ReadWrite.All'] };

const beginElsewhere: OperationFacts = { ...writeElsewhere, application: ['Sites.ReadWrite.All'] };

// https://learn.microsoft.com/graph/api/driveitem-assignsensitivitylabel, driveitem-extractsensitivitylabels
const label: OperationFacts = { delegated: writeAll, personal: [], application: writeAll, shared: writeAll };
const readLabels: OperationFacts = { delegated: readAll, personal: [], application: readAll, shared: readAll };

/** The operations on files and folders that activities call, and what opens each. */
export const fileOperations = {
  'GET /me/drive/items/{item}': look,
  'GET /me/drive/items/{item}:/{+path}': look,
  'GET /me/drive/items/{item}/children': read,
  'GET /me/drive/items/{item}/content': read,
  // https://learn.microsoft.com/graph/api/driveitem-delta
  'GET /me/drive/items/{item}/delta': read,
  "GET /me/drive/items/{item}/search(q='{text}')": read,
  'POST /me/drive/items/{item}/children': write,
  'POST /me/drive/items/{item}/copy': write,
  'POST /me/drive/items/{item}/createLink': write,
  'POST /me/drive/items/{item}/invite': write,
  'POST /me/drive/items/{item}/checkout': write,
  'POST /me/drive/items/{item}/checkin': write,
  'POST /me/drive/items/{item}/assignSensitivityLabel': label,
  'POST /me/drive/items/{item}/extractSensitivityLabels': readLabels,
  'PATCH /me/drive/items/{item}': write,
  'PUT /me/drive/items/{item}:/{+path}:/content': write,
  'POST /me/drive/items/{item}:/{+path}:/createUploadSession': begin,
  'DELETE /me/drive/items/{item}': write,

  'GET /drives/{drive}/items/{item}': lookElsewhere,
  'GET /drives/{drive}/items/{item}:/{+path}': lookElsewhere,
  'GET /drives/{drive}/items/{item}/children': readElsewhere,
  'GET /drives/{drive}/items/{item}/content': readElsewhere,
  'GET /drives/{drive}/items/{item}/delta': readElsewhere,
  "GET /drives/{drive}/items/{item}/search(q='{text}')": readElsewhere,
  'POST /drives/{drive}/items/{item}/children': writeElsewhere,
  'POST /drives/{drive}/items/{item}/copy': writeElsewhere,
  'POST /drives/{drive}/items/{item}/createLink': writeElsewhere,
  'POST /drives/{drive}/items/{item}/invite': writeElsewhere,
  'POST /drives/{drive}/items/{item}/checkout': writeElsewhere,
  'POST /drives/{drive}/items/{item}/checkin': writeElsewhere,
  'POST /drives/{drive}/items/{item}/assignSensitivityLabel': label,
  'POST /drives/{drive}/items/{item}/extractSensitivityLabels': readLabels,
  'PATCH /drives/{drive}/items/{item}': writeElsewhere,
  'PUT /drives/{drive}/items/{item}:/{+path}:/content': writeElsewhere,
  'POST /drives/{drive}/items/{item}:/{+path}:/createUploadSession': beginElsewhere,
  'DELETE /drives/{drive}/items/{item}': writeElsewhere,

  // https://learn.microsoft.com/graph/api/drive-list: the own one is a part of the profile too.
  'GET /me/drives': { ...read, delegated: ['User.Read', ...read.delegated] },
  'GET /groups/{group}/drives': { ...readElsewhere, personal: [] },
  'GET /sites/{site}/drives': { ...readElsewhere, personal: [] },
  // https://learn.microsoft.com/graph/api/drive-sharedwithme
  'GET /me/drive/sharedWithMe': readElsewhere,
  // https://learn.microsoft.com/graph/api/shares-get
  'GET /shares/{share}/driveItem': write,
  // https://learn.microsoft.com/graph/api/drive-list; personal accounts have no sites.
  'GET /sites/{host}:/{+path}:/drives': { ...readElsewhere, personal: [] },
} as const satisfies Readonly<Record<Operation, OperationFacts>>;

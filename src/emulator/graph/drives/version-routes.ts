import type { DriveItem, FileContent, OldVersion } from '../../tenant/drives.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import { contentAddress } from './content-address.ts';
import { replaceContent } from './content-routes.ts';
import { invalidRequest, itemNotFound } from './failures.ts';
import { identitySet } from './identities.ts';
import { changeOf, openItem, openToChange } from './opened.ts';

const versionType = {
  name: 'driveItemVersion',
  properties: ['id', 'lastModifiedBy', 'lastModifiedDateTime', 'size', 'publication', 'content'],
};

interface Version extends Omit<OldVersion, 'content'> {
  readonly content: FileContent;
  readonly isCurrent: boolean;
}

function versionsOf(item: DriveItem): Version[] {
  const { content, version, lastModifiedBy, lastModifiedDateTime, versions } = item;
  if (!content) throw invalidRequest('The item is a folder, and has no versions.');
  const older = versions.map((one) => ({ ...one, isCurrent: false }));
  return [...older, { id: `${version}.0`, content, lastModifiedBy, lastModifiedDateTime, isCurrent: true }].toReversed();
}

function versionIn(call: Call, item: DriveItem): Version {
  const wanted = call.params['version-id'] ?? '';
  const found = versionsOf(item).find(({ id, isCurrent }) => id === wanted || (isCurrent && wanted.toLowerCase() === 'current'));
  if (!found) throw itemNotFound();
  return found;
}

function versionResource({ tenant }: Call, { id, content, lastModifiedBy, lastModifiedDateTime }: Version): Resource {
  return { id, lastModifiedBy: identitySet(tenant, lastModifiedBy), lastModifiedDateTime, size: content.size };
}

/** Contents that a file had, the one of the moment first. https://learn.microsoft.com/graph/api/driveitem-list-versions */
export function listVersions(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  return listReply(call, versionsOf(item), {
    context: `drives('${drive.id}')/items('${item.id}')/versions`,
    type: versionType,
    defaultTop: 200,
    paging: 'skiptoken',
    resource: (version) => versionResource(call, version),
    alwaysSelected: [],
  });
}

/** https://learn.microsoft.com/graph/api/driveitemversion-get */
export function getVersion(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  return entityReply(call, versionIn(call, item), {
    context: `drives('${drive.id}')/items('${item.id}')/versions`,
    type: versionType,
    resource: (version) => versionResource(call, version),
    alwaysSelected: [],
  });
}

/** https://learn.microsoft.com/graph/api/driveitemversion-get-contents. Assumption: the version of the moment has a content here too. */
export function getVersionContent(call: Call): Reply {
  const { drive, item } = openItem(call);
  const { id, isCurrent } = versionIn(call, item);
  return { status: 302, headers: { Location: contentAddress(call, drive, item, { versionId: isCurrent ? null : id }) } };
}

/** Makes an older content the one of the moment, as a new version. https://learn.microsoft.com/graph/api/driveitemversion-restore */
export function restoreVersion(call: Call): Reply {
  const { drive, item } = openToChange(call);
  const { content, isCurrent } = versionIn(call, item);
  if (!isCurrent) replaceContent(drive, item, content, changeOf(call));
  return { status: 204 };
}

/** Lets nobody else change a file. https://learn.microsoft.com/graph/api/driveitem-checkout */
export function checkOut(call: Call): Reply {
  const { item } = openToChange(call);
  if (!item.content) throw invalidRequest('The item is a folder, and cannot be checked out.');
  item.checkedOut ??= { by: changeOf(call).by, version: item.version };
  return { status: 204 };
}

/** Shows others what was changed. https://learn.microsoft.com/graph/api/driveitem-checkin */
export async function checkIn(call: Call): Promise<Reply> {
  const { item } = openToChange(call);
  if ((await call.bytes()).length > 0) await call.json();
  // Assumption: code and words, of this and of the next one.
  if (!item.checkedOut) throw invalidRequest('The file is not checked out.');
  delete item.checkedOut;
  return { status: 204 };
}

/** Goes back to what was before. https://learn.microsoft.com/graph/api/driveitem-discardcheckout */
export function discardCheckOut(call: Call): Reply {
  const { drive, item } = openToChange(call);
  if (!item.checkedOut) throw invalidRequest('The file is not checked out.');
  const before = item.versions.find(({ id }) => id === `${item.checkedOut?.version}.0`);
  delete item.checkedOut;
  if (before) replaceContent(drive, item, before.content, changeOf(call));
  return { status: 204 };
}

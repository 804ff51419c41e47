import type { Drive, FileUpload } from '../../tenant/drives.ts';
import { booleanFrom, countFrom, type JsonObject, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { contextOf } from '../odata/context.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { invalidRequest, tagConflict } from './failures.ts';
import { filesOrigin } from './files-origin.ts';
import { checkTags, conflictBehavior, fileTimes } from './item-input.ts';
import { ctagOf, etagOf } from './item-resource.ts';
import { changeOf, openTarget, type Target } from './opened.ts';
import { checkRoom } from './sizes.ts';

/** How long a session waits for its next range, in milliseconds. Assumption: pages name no number. */
const lifetime = 24 * 60 * 60 * 1000;

/** Begins an upload in parts: answers with the address that takes them. https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
export async function createUploadSession(call: Call): Promise<Reply> {
  const target = openTarget(call);
  const { drive, existing } = target;
  const body = await bodyIn(call);
  const given = memberOf(body, 'item');
  const item = given === undefined ? {} : objectFrom(given, "The parameter 'item'");
  const name = nameFor(target, item);
  if (existing?.children) throw invalidRequest('The item is a folder, and can have no content.');
  if (existing) {
    checkTags(call.headers.get('If-Match'), existing);
    refuseKnown(call.headers.get('If-None-Match'), [etagOf(existing), ctagOf(existing)]);
  }
  const size = memberOf(item, 'fileSize');
  const description = memberOf(item, 'description');
  const { created, modified } = fileTimes(item);
  const isDeferred = booleanFrom(memberOf(body, 'deferCommit') ?? false, 'deferCommit');
  // An item that is named by its id is the one that is wanted.
  const usual = existing && call.params['item-path'] === undefined ? 'replace' : 'fail';
  if (size !== undefined) checkRoom(call.tenant, drive, countFrom(size, 'fileSize'));
  const upload: FileUpload = {
    id: call.tenant.ids.opaque(36),
    parentId: target.parent.id,
    name,
    behavior: conflictBehavior(call, item, usual),
    size: size === undefined ? null : countFrom(size, 'fileSize'),
    received: 0,
    file: call.tenant.content.begin(),
    expirationDateTime: expiryFrom(call.tenant.clock.now()),
    isDeferred,
    by: changeOf(call).by,
    description: description === undefined ? '' : textFrom(description, 'description'),
    fileCreated: created ?? null,
    fileModified: modified ?? null,
    ifMatch: call.headers.get('If-Match'),
  };
  await sweepExpired(call, drive);
  drive.uploads.set(upload.id, upload);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call, 'microsoft.graph.uploadSession'),
      uploadUrl: `${filesOrigin(call)}/_files/upload/${upload.id}`,
      ...sessionState(upload),
    },
  };
}

/** What a session tells of itself. */
export function sessionState({ expirationDateTime, received, size }: FileUpload): {
  readonly expirationDateTime: string;
  readonly nextExpectedRanges: readonly string[];
} {
  return { expirationDateTime, nextExpectedRanges: received === size ? [] : [`${received}-`] };
}

/** "Each fragment uploaded during the session extends the expiration time": https://learn.microsoft.com/graph/api/resources/uploadsession */
export function expiryFrom(now: Date): string {
  return new Date(now.getTime() + lifetime).toISOString();
}

async function bodyIn(call: Call): Promise<JsonObject> {
  // "No request body is required."
  return (await call.bytes()).length === 0 ? {} : objectFrom(await call.json(), 'The body');
}

/** "The {item-path} must contain the name of the item that's specified in the request body." */
function nameFor({ name }: Target, item: JsonObject): string {
  const given = memberOf(item, 'name');
  if (given !== undefined && textFrom(given, 'name').toLowerCase() !== name.toLowerCase())
    throw invalidRequest('The name in the body must be that of the item in the address.');
  return name;
}

function refuseKnown(header: string | null, tags: readonly string[]): void {
  if (header === null) return;
  if (header.trim() === '*' || tags.some((tag) => header.includes(tag.replaceAll('"', ''))))
    throw new GraphFailure(412, tagConflict.code, tagConflict.message);
}

/** Forgets uploads that nobody went on with. */
async function sweepExpired({ tenant }: Call, { uploads }: Drive): Promise<void> {
  const now = tenant.clock.now().getTime();
  const expired = [...uploads.values()].filter(({ expirationDateTime }) => Date.parse(expirationDateTime) <= now);
  for (const { id } of expired) uploads.delete(id);
  await Promise.all(expired.map(({ file }) => tenant.content.remove(file)));
}

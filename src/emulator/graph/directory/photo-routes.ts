import { createHash } from 'node:crypto';
import type { User } from '../../tenant/directory.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { directoryPermissions } from './permissions.ts';
import { portrait } from './portrait.ts';

/** https://learn.microsoft.com/graph/api/profilephoto-get */
const sizes = [48, 64, 96, 120, 240, 360, 432, 504, 648] as const;
const largest = 648;

/** https://learn.microsoft.com/graph/api/profilephoto-update: a picture of up to 4 MB. */
const mostBytes = 4 * 1024 * 1024;

const photoType = { name: 'profilePhoto', properties: ['id', 'height', 'width'] };

function missing(): GraphFailure {
  const message = "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.";
  return new GraphFailure(404, 'ImageNotFound', message);
}

/** The picture of a person in a size. Assumption: one that was sent comes in every size as it was sent. */
function photoOf({ id, photo }: User, size: number): Uint8Array {
  if (photo === undefined) throw missing();
  return photo === true ? portrait(id, size) : photo;
}

/** The size that a call names, `48x48`. @throws GraphFailure 404. */
function sizeIn({ params }: Call): number {
  const key = (params['profilePhoto-id'] ?? '').toLowerCase();
  const size = sizes.find((one) => key === `${one}x${one}`);
  if (size === undefined) throw missing();
  return size;
}

function resourceOf(user: User, size: number): Resource {
  const etag = createHash('sha256').update(photoOf(user, size)).digest('hex').slice(0, 32).toUpperCase();
  return {
    '@odata.mediaContentType': 'image/jpeg',
    '@odata.mediaEtag': `"${etag}"`,
    id: `${size}x${size}`,
    height: size,
    width: size,
  };
}

function metadata(call: Call, size: number, context: string): Promise<Reply> {
  return entityReply(call, call.owner, {
    context: `users('${call.owner.id}')/${context}`,
    type: photoType,
    resource: (user) => resourceOf(user, size),
    alwaysSelected: [],
  });
}

function list(call: Call): Promise<Reply> {
  return listReply(call, call.owner.photo === undefined ? [] : sizes, {
    context: `users('${call.owner.id}')/photos`,
    type: photoType,
    defaultTop: sizes.length,
    paging: 'skip',
    resource: (size) => resourceOf(call.owner, size),
  });
}

function content({ owner }: Call, size: number): Reply {
  return { status: 200, headers: { 'Content-Type': 'image/jpeg' }, body: photoOf(owner, size) };
}

async function put(call: Call): Promise<Reply> {
  const bytes = await call.bytes();
  const isPicture = (bytes[0] === 0xff && bytes[1] === 0xd8) || (bytes[0] === 0x89 && bytes[1] === 0x50);
  // Assumption: code and words.
  if (!isPicture || bytes.length > mostBytes) throw new GraphFailure(400, 'ErrorInvalidImage', 'The image is not valid or too large.');
  call.owner.photo = bytes;
  return { status: 200 };
}

/** Pictures of people, which the emulator draws unless one was sent. https://learn.microsoft.com/graph/api/resources/profilephoto */
export const photoRoutes: readonly Route[] = [
  { operation: 'GET /me/photo', permissions: directoryPermissions.readPhoto, handle: (call) => metadata(call, largest, 'photo') },
  { operation: 'GET /me/photo/$value', permissions: directoryPermissions.readPhoto, handle: (call) => content(call, largest) },
  { operation: 'PUT /me/photo/$value', permissions: directoryPermissions.writePhoto, handle: put },
  { operation: 'PATCH /me/photo/$value', permissions: directoryPermissions.writePhoto, handle: put },
  { operation: 'GET /me/photos', permissions: directoryPermissions.readPhoto, handle: list },
  {
    operation: 'GET /me/photos/{profilePhoto-id}',
    permissions: directoryPermissions.readPhoto,
    handle: (call) => metadata(call, sizeIn(call), 'photos'),
  },
  {
    operation: 'GET /me/photos/{profilePhoto-id}/$value',
    permissions: directoryPermissions.readPhoto,
    handle: (call) => content(call, sizeIn(call)),
  },
];

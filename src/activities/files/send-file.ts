import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { isPassing } from '../../core/passing.ts';
import type { ActivityContext, ByteSource, Graph } from '../../core/ports.ts';
import { conflictName } from './conflict.ts';
import { checkOf, isComparable, isContentOf } from './content-check.ts';
import { type GraphItem, itemProperties } from './item.ts';
import { callItem, type Place } from './place.ts';

/** Where a file is to be. */
export interface SendTarget {
  readonly place: Place;
  /** Id of the folder. */
  readonly parent: string;
  readonly name: string;
  readonly onConflict: 'fail' | 'replace' | 'rename';
}

type World = Pick<ActivityContext, 'graph' | 'positions' | 'signal'>;

/** Files of this size and less, in bytes, go in one request. https://learn.microsoft.com/onedrive/developer/rest-api/api/driveitem_put_content */
const atOnce = 4 * 1024 * 1024;

/** Bytes of a range: 10 MiB, the most that is advised, in a multiple of 320 KiB. https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
const rangeBytes = 32 * 327_680;

/**
 * Sends a file: a small one in one request, another in ranges, and checks that it came whole. What broke off before goes on where it was, also after the
 * process died.
 *
 * @throws OnbehalfError CONFLICT for a name that is taken, and for a file that changed meanwhile; UNAVAILABLE for a content that came damaged.
 */
export async function sendFile(world: World, target: SendTarget, source: ByteSource): Promise<GraphItem> {
  const sent = source.size <= atOnce ? await sendAtOnce(world.graph, target, source) : await sendInRanges(world, target, source);
  await checkWhole(world, sent, source);
  return sent;
}

async function sendAtOnce(graph: Graph, { place, parent, name, onConflict }: SendTarget, source: ByteSource): Promise<GraphItem> {
  const content = { type: 'application/octet-stream', bytes: await source.slice(0, source.size) };
  const query = { [conflictName]: onConflict, $select: itemProperties };
  return await callItem(graph, place, 'PUT', ':/{+path}:/content', { item: parent, params: { path: name }, query, content });
}

async function sendInRanges(world: World, target: SendTarget, source: ByteSource): Promise<GraphItem> {
  const kept = keptSession(world, target, source);
  const known = await kept.read();
  if (known !== undefined) {
    const sent = await sendTo(world, target, source, known, true);
    if (sent) return sent;
  }
  if (target.onConflict === 'fail') await refuseTaken(world.graph, target);
  const sent = await sendTo(world, target, source, await begin(world.graph, target, kept), false);
  // A session that is lost on the way has nothing any more: once again from the beginning.
  const again = sent ?? (await sendTo(world, target, source, await begin(world.graph, target, kept), false));
  if (again) return again;
  throw new OnbehalfError('UNAVAILABLE', `${source.name} was not uploaded: the server lost the upload twice.`);
}

/** Sends to one session; undefined where it is lost, and nothing came of it. */
async function sendTo(
  world: World,
  target: SendTarget,
  source: ByteSource,
  uploadUrl: string,
  resume: boolean,
): Promise<GraphItem | undefined> {
  const kept = keptSession(world, target, source);
  try {
    const item = await world.graph.upload<GraphItem>(uploadUrl, source, { rangeBytes, resume, keep: true });
    const sent = item ?? (await lookAt(world.graph, target));
    await kept.forget();
    return sent;
  } catch (error) {
    if (isPassing(error)) throw error;
    const isGone = isOnbehalfError(error) && error.code === 'NOT_FOUND';
    const mayBeDone = isGone && error.details['mayBeDone'] === true;
    // The answer to the last range may be all that was lost. A session is kept until it is known: what nobody could look at is looked at the next time.
    const there = mayBeDone || (isGone && resume) ? await cameWhole(world, target, source).catch(notSeen) : undefined;
    await kept.forget();
    if (there) return there;
    if (mayBeDone || !isGone) throw error;
    return undefined;

    /** That nobody could look says less than that it may have come. Who may never look is not to be held up by that each time. */
    async function notSeen(unread: unknown): Promise<never> {
      if (!isPassing(unread)) await kept.forget();
      throw mayBeDone ? error : unread;
    }
  }
}

async function begin(graph: Graph, target: SendTarget, kept: KeptSession): Promise<string> {
  const { place, parent, name, onConflict } = target;
  const body = { item: { [conflictName]: onConflict, name } };
  const request = { item: parent, params: { path: name }, body };
  const { uploadUrl } = await callItem<{ uploadUrl: string }>(graph, place, 'POST', ':/{+path}:/createUploadSession', request);
  await kept.keep(uploadUrl);
  return uploadUrl;
}

interface KeptSession {
  read(): Promise<string | undefined>;
  keep(uploadUrl: string): Promise<void>;
  forget(): Promise<void>;
}

/** The session of an upload that is under way, from one run to the next. A source that nothing tells from another has none. */
function keptSession({ positions }: World, { place, parent, name, onConflict }: SendTarget, { identity }: ByteSource): KeptSession {
  const key = JSON.stringify([place.drive ?? null, place.mailbox ?? null, parent, name, onConflict, identity]);
  if (identity === undefined) return { read: async () => undefined, keep: async () => {}, forget: async () => {} };
  return {
    read: () => positions.read(key),
    async keep(uploadUrl) {
      // Another run sends the same at the same moment: each has its own session, and that one is kept.
      await positions.write(key, uploadUrl).catch((error: unknown) => {
        if (!isOnbehalfError(error) || error.code !== 'CONFLICT') throw error;
      });
    },
    forget: () => positions.remove(key),
  };
}

async function refuseTaken(graph: Graph, target: SendTarget): Promise<void> {
  const there = await lookAt(graph, target);
  if (there) throw new OnbehalfError('CONFLICT', `${target.name} is there already. Nothing was uploaded.`);
}

/** What lies at the place of a file; undefined where nothing does. */
export async function lookAt(graph: Graph, { place, parent, name }: Omit<SendTarget, 'onConflict'>): Promise<GraphItem | undefined> {
  try {
    const query = { $select: itemProperties };
    return await callItem<GraphItem>(graph, place, 'GET', ':/{+path}', { item: parent, params: { path: name }, query });
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** What lies at the place, where it is the file that was sent. */
export async function cameWhole(
  world: Pick<World, 'graph' | 'signal'>,
  target: SendTarget,
  source: ByteSource,
): Promise<GraphItem | undefined> {
  const there = await lookAt(world.graph, target);
  const check = there?.file && checkOf(there.file.hashes ?? {});
  return check && there.size === source.size && (await isContentOf(source, check, world.signal)) ? there : undefined;
}

async function checkWhole({ signal }: World, item: GraphItem, source: ByteSource): Promise<void> {
  if (!isComparable(item)) return;
  const check = checkOf(item.file?.hashes ?? {});
  // The size that is told is not always that of the content, but where both digests are one the content is: https://github.com/OneDrive/onedrive-api-docs/issues/492
  const isSame = check === undefined ? item.size === source.size : await isContentOf(source, check, signal);
  if (isSame) return;
  throw new OnbehalfError('UNAVAILABLE', `${source.name} is not in the drive as it is here: its ${check?.name ?? 'size'} is another one.`, {
    details: { item: item.id, size: item.size ?? 0, expected: source.size },
    remedy: 'Where something was writing to the file meanwhile, wait until that ends. Then upload it again, which replaces it.',
  });
}

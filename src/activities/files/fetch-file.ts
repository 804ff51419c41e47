import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import type { ActivityContext, ConflictBehavior, Operation, ResumableContent, WrittenFile } from '../../core/ports.ts';
import { checkOf, isComparable } from './content-check.ts';
import type { GraphItem } from './item.ts';
import { onItem, type Place } from './place.ts';

/** The properties of an item that its content is fetched by. */
export const fetchProperties = 'id,name,size,cTag,file,folder,root,package,parentReference,webUrl';

/** Where the content goes. */
export interface FetchTarget {
  readonly folder: string;
  readonly name: string;
  readonly onConflict: ConflictBehavior;
}

type World = Pick<ActivityContext<Operation>, 'graph' | 'files'>;

/**
 * Fetches the content of a file, and checks it by the digest that the service has of it. What broke off before, also by the end of the process, goes on where
 * it was, as long as the content is the same.
 *
 * @throws OnbehalfError UNAVAILABLE for a content that came damaged twice; nothing of it is left.
 */
export async function fetchFile(world: World, place: Place, item: GraphItem, target: FetchTarget): Promise<WrittenFile> {
  const fetchOnce = (): Promise<WrittenFile> =>
    world.files.write(target.folder, target.name, contentOf(world, place, item), target.onConflict);
  try {
    return await fetchOnce();
  } catch (error) {
    // What was there already may have been damaged by a machine that stopped; it is gone now.
    if (!isOnbehalfError(error) || error.details['damaged'] !== true) throw error;
    return await fetchOnce();
  }
}

function contentOf({ graph }: World, place: Place, item: GraphItem): ResumableContent {
  const check = isComparable(item) ? checkOf(item.file?.hashes ?? {}) : undefined;
  const { size, cTag, parentReference } = item;
  const hasher = check?.begin();
  let length = 0;
  return {
    identity: JSON.stringify([parentReference?.driveId, item.id, cTag, check?.expected, size]),
    size: size ?? 0,
    from: (start) => graph.download(...onItem(place, 'GET', '/content', { item: item.id }), { start, size: size ?? undefined }),
    seen(bytes) {
      hasher?.update(bytes);
      length += bytes.length;
    },
    check() {
      if (check === undefined ? length === size || !isComparable(item) : hasher?.digest() === check.expected) return;
      throw new OnbehalfError(
        'UNAVAILABLE',
        `${item.name ?? 'The file'} came damaged: its ${check?.name ?? 'size'} is not the one that the service has.`,
        {
          details: { item: item.id, expected: size ?? 0, received: length, damaged: true },
          remedy: 'Try again. Where that fails as well, somebody may be changing the file.',
        },
      );
    },
  };
}

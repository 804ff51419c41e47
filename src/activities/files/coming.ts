import { z } from 'zod';
import { isOnbehalfError } from '../../core/errors.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { disorder, nextArrival, type Arrival, type Place as Watched } from '../arrivals.ts';
import { fitsPatterns } from '../file-patterns.ts';
import { positionIn, waitingFields } from '../waiting.ts';
import { findDrive } from './find-drive.ts';
import { findingItems, readItemIn, readingItems } from './find-item.ts';
import { type DriveItem, type GraphItem, isFolderItem, itemProperties, toItem } from './item.ts';
import { callItem, isElsewhere, itemCalls, onItem } from './place.ts';
import { walkFields } from './walk.ts';

const { folder, filterByFileNames, drive, mailbox } = walkFields;

/** The input fields by which one waits for what happens to files. */
export const comingFields = {
  folder: folder.describe('The folder to wait at: a path, an id, an address or an item. Left out: the top of the drive.'),
  includeSubfolders: z.boolean().default(false).describe('Wait at the folders in it as well, and at those in them.'),
  filterByFileNames,
  drive,
  mailbox,
  ...waitingFields,
};

const comingInput = z.object(comingFields);

/** The calls that `nextComing` makes; an activity declares them. */
export const comingCalls = [...readingItems, ...findingItems, ...itemCalls('GET', '/delta')] as const;

type Op = (typeof comingCalls)[number]['operation'];

/** A file that changed, as the delta of a drive shows it. */
interface ChangedFile extends GraphItem {
  readonly deleted?: object | null;
}

/** Something that happens to files. */
export interface Coming {
  /** What tells it apart from others in a position. */
  readonly name: string;
  /** When it happened to a file that changed, by the clock of the service (ISO 8601), and what tells that time from others; undefined where it did not. */
  of(file: GraphItem): { readonly at: string; readonly state: string } | undefined;
}

/** The start that is kept with the link of the service: what happened before it was not waited for. */
type Since = readonly [start: string, link: string];

/**
 * The next file to which something happens in a folder.
 *
 * The changes of a work drive are told of the drive as a whole (https://learn.microsoft.com/graph/api/driveitem-delta), so the folder is looked at here.
 *
 * @throws OnbehalfError TIMED_OUT; NOT_FOUND for a folder; what Graph refuses.
 */
export async function nextComing(context: ActivityContext<Op>, asked: z.output<typeof comingInput>, coming: Coming): Promise<DriveItem> {
  const { graph } = context;
  const place = await findDrive(graph, asked);
  const parent =
    asked.folder === undefined
      ? await callItem<GraphItem>(graph, place, 'GET', '', { item: 'root', query: { $select: itemProperties } })
      : await readItemIn(graph, place, 'folder', asked.folder);
  const above = toItem(parent, false).path;
  const isIn = (file: GraphItem): boolean =>
    file.parentReference?.id === parent.id ||
    (asked.includeSubfolders && (above === '/' || toItem(file, false).path.toLowerCase().startsWith(`${above.toLowerCase()}/`)));
  const query = { $select: `${itemProperties},deleted` };

  const watched: Watched<DriveItem> = {
    async begin() {
      // The clock of the service, which its dates are told by, and not the one here.
      const { headers } = await graph.exchange(...onItem(place, 'GET', '', { item: 'root', query: { $select: 'id' } }));
      const now = Date.parse(headers['date'] ?? '');
      const start = new Date(Number.isNaN(now) ? context.now() : now).toISOString();
      const seen = [{ id: '', at: start }];
      const latest = onItem(place, 'GET', '/delta', { item: 'root', query: { ...query, token: 'latest' } });
      let since: string | undefined;
      for await (const page of graph.changes(...latest)) since = page.since;
      return { seen, ...(since !== undefined && { since: JSON.stringify([start, since] satisfies Since) }) };
    },
    async *changes(from) {
      const [start, link] = 'since' in from ? (JSON.parse(from.since) as Since) : [from.at, undefined];
      let [newest, last] = [0, link];
      for await (const page of graph.changes<ChangedFile>(...onItem(place, 'GET', '/delta', { item: 'root', query }), link)) {
        const items = page.items.flatMap((file) => arrivalOf(file, coming, start));
        newest = Math.max(newest, ...items.map(({ at = '' }) => Date.parse(at)));
        last = page.since;
        yield { items, since: JSON.stringify([start, last] satisfies Since) };
      }
      // A file is told of again whenever it changes: what happened before all that is known of was given out. The order of a round says nothing, its end does.
      const next = new Date(Math.max(Date.parse(start), newest - disorder)).toISOString();
      if (last !== undefined) yield { items: [], since: JSON.stringify([next, last] satisfies Since) };
    },
    async read(arrival) {
      const [item = ''] = JSON.parse(arrival) as string[];
      try {
        const found = await callItem<GraphItem>(graph, place, 'GET', '', { item, query: { $select: itemProperties } });
        const fits = asked.filterByFileNames === undefined || fitsPatterns(found.name ?? '', asked.filterByFileNames);
        return fits && isIn(found) ? toItem(found, isElsewhere(place)) : undefined;
      } catch (error) {
        // Deleted again before anybody looked.
        if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
        throw error;
      }
    },
  };
  const position = positionIn(asked.position, asked.mailbox, place.drive ?? '', parent.id, coming.name);
  return nextArrival(context, watched, { position, timeoutSeconds: asked.timeoutSeconds });
}

function arrivalOf(file: ChangedFile, coming: Coming, start: string): Arrival[] {
  if (file.deleted || isFolderItem(file)) return [];
  const happened = coming.of(file);
  // Dates are told in whole seconds.
  if (happened === undefined || Date.parse(happened.at) < Math.floor(Date.parse(start) / 1000) * 1000) return [];
  return [{ id: JSON.stringify([file.id, happened.state]), at: happened.at }];
}

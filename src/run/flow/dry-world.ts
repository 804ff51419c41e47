import { OnbehalfError } from '../../core/errors.ts';
import type { World } from '../../connection/index.ts';

/** Paths of Graph that are read by POST. https://learn.microsoft.com/graph/api/calendar-getschedule, user-findmeetingtimes, workbook-createsession */
const readByPost = /\/(?:getSchedule|findMeetingTimes|workbook\/(?:createSession|closeSession|refreshSession)|search\/query)$/i;

/** Where Graph is, in every cloud, and in an emulator that listens. */
const pathOfGraph = /^\/(?:v1\.0|beta)\//;

/**
 * A world in which nothing is changed: neither in Microsoft 365, whatever an activity says of itself, nor on this machine. Tokens are kept as ever.
 *
 * @throws OnbehalfError BUG from its `fetch` for a request that would change something: whoever runs dry has to ask before.
 */
export function dryWorld(world: World): World {
  return {
    ...world,
    async fetch(url, request) {
      const { pathname } = new URL(url);
      if (pathOfGraph.test(pathname) && !isRead(pathname, request?.method ?? 'GET', request?.body))
        throw new OnbehalfError('BUG', `A dry run was about to change something: ${request?.method ?? 'GET'} ${pathname}.`);
      return world.fetch(url, request);
    },
    files: {
      ...world.files,
      async write(folder, name, content) {
        const size = content instanceof Uint8Array ? content.length : 'size' in content ? content.size : 0;
        return { name, path: `${folder}/${name}`, size };
      },
    },
  };
}

function isRead(path: string, method: string, body: unknown): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  if (method !== 'POST') return false;
  return path.endsWith('/$batch') ? onlyReads(body) : readByPost.test(path);
}

function onlyReads(body: unknown): boolean {
  const { requests } = JSON.parse(typeof body === 'string' ? body : '{}') as { requests?: readonly { method: string; url: string }[] };
  return requests?.every(({ method, url }) => isRead(url.split('?')[0] ?? '', method, undefined)) === true;
}

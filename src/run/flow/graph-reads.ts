/** Paths of Graph that are read by POST. https://learn.microsoft.com/graph/api/calendar-getschedule, user-findmeetingtimes, workbook-createsession */
const readByPost = /\/(?:getSchedule|findMeetingTimes|workbook\/(?:createSession|closeSession|refreshSession)|search\/query)$/i;

/** True for a request to Graph: its path is the same in every cloud, and in an emulator that listens. */
export function isGraph(url: string): boolean {
  return /^\/(?:v1\.0|beta)\//.test(new URL(url).pathname);
}

/** True for a request to Graph that would change something there; a batch, when one of its members would. */
export function changesGraph(url: string, method = 'GET', body?: unknown): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return isGraph(url) && !isRead(new URL(url).pathname, method, body);
}

/** True for the address to which several requests are sent in one. */
export function isBatch(url: string): boolean {
  return new URL(url).pathname.endsWith('/$batch');
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

import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import { isSameAddress, readAddress, siteLength } from './address.ts';
import type { Place } from './place.ts';

/** A drive as Graph gives it. https://learn.microsoft.com/graph/api/resources/drive */
interface GraphDrive {
  readonly id: string;
  readonly name?: string | null;
  readonly webUrl?: string | null;
}

/** The call that an activity declares to find the libraries of a site. */
export const findingDrives = { operation: 'GET /sites/{host}:/{+path}:/drives', when: 'drive', more: true } as const;

/** What an input says of the drive. */
export interface DriveInput {
  readonly drive?: string | { readonly id: string } | undefined;
  readonly mailbox?: string | undefined;
}

/**
 * The drive that a person means. An address costs one call, an id none.
 *
 * @throws OnbehalfError NOT_FOUND naming the libraries that are there; INPUT_INVALID for an address that says no site, or a site with several libraries.
 */
export async function findDrive(graph: Graph, { drive, mailbox }: DriveInput): Promise<Place> {
  if (drive === undefined) return { drive: undefined, mailbox };
  const id = typeof drive === 'string' ? drive : drive.id;
  return { drive: /^https?:\/\//i.test(id) ? await driveAt(graph, id) : id, mailbox: undefined };
}

async function driveAt(graph: Graph, text: string): Promise<string> {
  const address = readAddress(text);
  const length = siteLength(address?.segments ?? []);
  if (!address || length === 0 || address.segments.length < length) {
    const problem = `must be the address of a site, such as https://contoso.sharepoint.com/sites/accounts, or an id of a drive; it is ${text}.`;
    throw inputError('The drive', [{ field: 'drive', problem }]);
  }
  const { host, segments } = address;
  const seen: GraphDrive[] = [];
  // A site may be below another one, which its address does not tell from a library.
  for (let used = length; used <= segments.length; used += 1) {
    const drives = await librariesAt(graph, host, segments.slice(0, used).join('/'), used > length);
    const found = used === segments.length ? theOnly(drives, text) : drives.find((drive) => holds(drive, host, segments, used));
    if (found) return found.id;
    seen.push(...drives);
  }
  throw new OnbehalfError('NOT_FOUND', `${text} is in no library of that site. There are: ${namesOf(seen)}.`, {
    fields: [{ field: 'drive', problem: 'must be the address of a library.' }],
  });
}

async function librariesAt(graph: Graph, host: string, path: string, isGuess: boolean): Promise<GraphDrive[]> {
  const drives: GraphDrive[] = [];
  const request = { params: { host, path }, query: { $select: 'id,name,webUrl' } };
  try {
    for await (const drive of graph.list<GraphDrive>(findingDrives.operation, request)) drives.push(drive);
  } catch (error) {
    if (isGuess && isOnbehalfError(error) && error.code === 'NOT_FOUND') return [];
    throw error;
  }
  return drives;
}

/** True where an address leads into a library: by the library's own address, or by its name after that of the site. */
function holds({ name, webUrl }: GraphDrive, host: string, segments: readonly string[], used: number): boolean {
  const [next = ''] = segments.slice(used);
  return (
    next.toLowerCase() === name?.toLowerCase() ||
    (webUrl !== undefined &&
      webUrl !== null &&
      isSameAddress(
        webUrl,
        `https://${host}/${segments
          .slice(0, used + 1)
          .map(encodeURIComponent)
          .join('/')}`,
      ))
  );
}

/** The one library of a site, or the one that every site is made with. */
function theOnly(drives: readonly GraphDrive[], text: string): GraphDrive | undefined {
  const first = drives.length === 1 ? drives[0] : drives.find(({ webUrl }) => /\/Shared(?: |%20)Documents$/i.test(webUrl ?? ''));
  if (first || drives.length === 0) return first;
  const problem = `must name one of the libraries of the site: add its name to ${text}. There are: ${namesOf(drives)}.`;
  throw inputError('The drive', [{ field: 'drive', problem }]);
}

function namesOf(drives: readonly GraphDrive[]): string {
  return drives.length === 0 ? 'none' : drives.map(({ name }) => name ?? '').join(', ');
}

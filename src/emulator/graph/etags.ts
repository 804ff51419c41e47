import { type Call, GraphFailure, type Reply } from './route.ts';

/** How the refusal of an outdated write is worded. */
export interface Conflict {
  readonly code: string;
  readonly message: string;
}

// Assumption: the words of Exchange; a service of another kind hands in its own.
const outlookConflict: Conflict = {
  code: 'ErrorIrresolvableConflict',
  message:
    'The send or update operation could not be performed because the change key passed in the request does not match the current ' +
    'change key for the item.',
};

/** The weak ETag of Outlook resources. @param change - The number of the last change to the resource. */
export function outlookEtag(id: string, change: number): string {
  return `W/"${Buffer.from(`${id.slice(-8)}:${change}`).toString('base64')}"`;
}

/**
 * Refuses a write when `If-Match` names another state than the current one. Without the header, and with `*`, it passes.
 *
 * @throws GraphFailure 412.
 */
export function checkIfMatch(call: Call, etag: string, conflict: Conflict = outlookConflict): void {
  const wanted = call.headers.get('If-Match');
  if (wanted === null || lists(wanted, etag)) return;
  throw new GraphFailure(412, conflict.code, conflict.message);
}

/** A 304 without body when `If-None-Match` names the current state; otherwise undefined. */
export function notModified(call: Call, etag: string): Reply | undefined {
  const known = call.headers.get('If-None-Match');
  return known !== null && lists(known, etag) ? { status: 304, headers: { ETag: etag } } : undefined;
}

/** Compares weakly, as RFC 9110 section 8.8.3.2 says: only what is between the quotes counts. */
function lists(header: string, etag: string): boolean {
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '').replaceAll('"', '');
  // A comma inside of the quotes is a part of the tag: those of SharePoint have one.
  return header.trim() === '*' || (header.match(/(?:W\/)?"[^"]*"|[^\s,]+/g) ?? []).some((tag) => bare(tag) === bare(etag));
}

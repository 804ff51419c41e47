import { bodyLimits, readText } from '../bounded-body.ts';
import { GraphFailure } from './route.ts';

/** One request inside a batch. */
export interface BatchMember {
  readonly id: string;
  readonly method: string;
  /** Relative to the version: `/me/messages`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly dependsOn: readonly string[];
}

const mostMembers = 20;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Reads the body of `POST /$batch`.
 *
 * Source: Microsoft Graph, "Combine multiple requests in one HTTP call using JSON batching".
 *
 * @throws GraphFailure 400 for more than 20 members, ids that are missing or equal (letter case aside), members without method or
 * relative url, a body without `Content-Type`, and dependencies that are unknown or go round in a circle.
 * @throws BodyTooLarge
 */
export async function readBatch(request: Request): Promise<readonly BatchMember[]> {
  const list = field(jsonIn(await readText(request, bodyLimits.graph)), 'requests');
  if (!Array.isArray(list) || list.length === 0) throw malformed('Invalid batch payload format.');
  if (list.length > mostMembers) throw malformed(`Number of batch request steps exceeds the maximum value of ${mostMembers}.`);
  const members = list.map(readMember);
  refuseEqualIds(members);
  return orderedByDependency(
    members.map((member) => ({ ...member, dependsOn: member.dependsOn.map((id) => properId(members, member, id)) })),
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function malformed(message: string): GraphFailure {
  return new GraphFailure(400, 'BadRequest', message);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function readMember(entry: unknown): BatchMember {
  const id = idIn(entry);
  const method = field(entry, 'method');
  const url = field(entry, 'url');
  if (id === '') throw malformed('Every request of a batch needs an id, which is a string.');
  if (typeof method !== 'string' || !methods.includes(method.toUpperCase()))
    throw malformed(`Request id : ${id} needs a method: ${methods.join(', ')}.`);
  if (typeof url !== 'string' || /^[a-z][a-z\d+.-]*:/i.test(url) || url.trim() === '')
    throw malformed(`Request id : ${id} needs a relative url.`);
  const dependsOn = field(entry, 'dependsOn') ?? [];
  if (!Array.isArray(dependsOn)) throw malformed(`Request id : ${id} has a dependsOn that is not an array.`);
  const headers = readHeaders(id, field(entry, 'headers'));
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers,
    body: readBody(id, headers, field(entry, 'body')),
    dependsOn: dependsOn.map(String),
  };
}

/** Assumption: a number is taken for the text of it, as clients send it that work with Graph (CLI for Microsoft 365). */
function idIn(entry: unknown): string {
  const id = field(entry, 'id');
  return typeof id === 'string' ? id : Number.isSafeInteger(id) ? String(id) : '';
}

function readHeaders(id: string, value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw malformed(`Request id : ${id} has headers that are not an object.`);
  const headers = Object.fromEntries(Object.entries(value).map(([name, content]) => [name, String(content)]));
  try {
    return Object.fromEntries(new Headers(headers).entries());
  } catch {
    throw malformed(`Request id : ${id} has a header that is not valid.`);
  }
}

/** JSON stays JSON. A string of another type is base64 or base64url, except for text, which stands as it is. */
function readBody(id: string, headers: Record<string, string>, body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  const type = headers['content-type'];
  if (type === undefined) throw malformed(`Write request id : ${id} does not contain Content-Type header or body.`);
  if (typeof body !== 'string' || /\bjson\b/i.test(type)) return Buffer.from(JSON.stringify(body));
  return /^text\//i.test(type) ? Buffer.from(body) : Buffer.from(body, 'base64');
}

function refuseEqualIds(members: readonly BatchMember[]): void {
  const seen = new Set<string>();
  for (const { id } of members) {
    if (seen.has(id.toLowerCase())) throw malformed(`Request id : ${id} is used more than once.`);
    seen.add(id.toLowerCase());
  }
}

function properId(members: readonly BatchMember[], member: BatchMember, wanted: string): string {
  const found = members.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  if (!found || found.id === member.id)
    throw malformed(`Request id : ${member.id} depends on ${wanted}, which is not another request of the batch.`);
  return found.id;
}

/** Takes away, round by round, what depends on nothing that is left; what stays is a circle. */
function orderedByDependency(members: readonly BatchMember[]): readonly BatchMember[] {
  const settled = new Set<string>();
  let left = members;
  while (left.length > 0) {
    const waiting = left.filter(({ dependsOn }) => !dependsOn.every((id) => settled.has(id)));
    if (waiting.length === left.length) throw malformed(`Request id : ${left[0]?.id} depends on itself in a circle.`);
    for (const member of left) if (!waiting.includes(member)) settled.add(member.id);
    left = waiting;
  }
  return members;
}

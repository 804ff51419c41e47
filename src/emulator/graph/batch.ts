import { type BatchMember, readBatch } from './batch-request.ts';
import { GraphFailure, type Reply } from './route.ts';

/** How many members run at the same time: Outlook answers no more of one application at once. */
const parallel = 4;

/** The answer to one member, as it stands in `responses`. */
interface MemberAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Answers `POST /$batch`: runs the members, those that depend on others after them. The answers come in reverse order, as they may
 * in any, so that a client which counts on an order is found out.
 *
 * @param answerMember - Answers one member as a request of its own, with its own permissions and throttling.
 * @throws GraphFailure 400 for a batch that is malformed.
 */
export async function answerBatch(
  request: Request,
  isNested: boolean,
  answerMember: (member: Request) => Promise<Response>,
): Promise<Reply> {
  if (isNested) throw new GraphFailure(400, 'BadRequest', 'A batch request cannot contain another batch request.');
  const members = await readBatch(request);
  const answers = new Map<string, Promise<MemberAnswer>>();
  const slots = createSlots(parallel);

  const start = (member: BatchMember): Promise<MemberAnswer> => {
    const begun = answers.get(member.id);
    if (begun) return begun;
    const answer = (async () => {
      const before = await Promise.all(members.filter(({ id }) => member.dependsOn.includes(id)).map(start));
      if (before.some(({ status }) => status >= 400)) return failedDependency(member);
      return slots(async () => memberAnswer(member, await answerMember(memberRequest(request, member))));
    })();
    answers.set(member.id, answer);
    return answer;
  };

  const responses = await Promise.all(members.map(start));
  return { status: 200, body: { responses: responses.toReversed() } };
}

/** Lets so many tasks run at once; the others wait their turn. */
function createSlots(count: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

function failedDependency(member: BatchMember): MemberAnswer {
  return {
    id: member.id,
    status: 424,
    headers: { 'Content-Type': 'application/json' },
    body: { error: { code: 'FailedDependency', message: 'One of the requests that this request depends on has failed.' } },
  };
}

function memberRequest(outer: Request, member: BatchMember): Request {
  const { origin, pathname } = new URL(outer.url);
  const version = pathname.split('/')[1] ?? 'v1.0';
  const headers = new Headers(member.headers);
  const authorization = outer.headers.get('Authorization');
  if (authorization !== null) headers.set('Authorization', authorization);
  const body = member.method === 'GET' || member.body === undefined ? null : new Uint8Array(member.body);
  return new Request(`${origin}/${version}/${member.url.replace(/^\/+/, '')}`, {
    method: member.method,
    headers,
    body,
    signal: outer.signal,
  });
}

async function memberAnswer(member: BatchMember, response: Response): Promise<MemberAnswer> {
  const body = await memberBody(response);
  return {
    id: member.id,
    status: response.status,
    headers: memberHeaders(response.headers),
    ...(body === undefined ? {} : { body }),
  };
}

/** The headers of a member that say something about it, spelled as Graph spells them there. */
const passedOn = [
  'Cache-Control',
  'Content-Type',
  'ETag',
  'Location',
  'OData-Version',
  'Preference-Applied',
  'Retry-After',
  'WWW-Authenticate',
  'client-request-id',
  'request-id',
];

function memberHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(passedOn.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])));
}

/** JSON as it is, text as a string, anything else as base64. */
async function memberBody(response: Response): Promise<unknown> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  if (/\bjson\b/i.test(type)) return JSON.parse(bytes.toString());
  // Assumption: the text of `$count` comes as a string; only bytes are encoded.
  return /^text\/plain/i.test(type) ? bytes.toString() : bytes.toString('base64');
}

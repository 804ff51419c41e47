import { createHash } from 'node:crypto';
import { filesHandler } from '../../src/emulator/graph/drives/files-target.ts';
import { uploadHandler } from '../../src/emulator/graph/mail/upload-target.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import { seedCalendars } from '../../src/emulator/tenant/seed/calendars.ts';
import { seedMail } from '../../src/emulator/tenant/seed/mail.ts';
import { seedPlanner } from '../../src/emulator/tenant/seed/planner.ts';
import { seedTeams } from '../../src/emulator/tenant/seed/teams.ts';
import { seedWhenAsked } from '../../src/emulator/tenant/seed/seed-when-asked.ts';
import { allRoutes } from '../support/all-routes.ts';
import { createTestGraph } from '../support/test-graph.ts';

/** A request as a line says it: `ben PATCH /me/messages/{draft} {"subject":"Lunch"} If-Match: {draft@} > changed`. */
const line =
  /^(?:(?<who>[a-z]+) )?(?<method>[A-Z]+) (?<path>\S+)(?: (?<body>[{[].*?[\]}]))??(?: (?<header>[A-Z][\w-]+): (?<value>.+?))?(?: > (?<name>\w+))?$/;

const everything = [...new Set(allRoutes.flatMap(({ permissions }) => [...permissions.delegated, ...permissions.shared]))].join(' ');

/**
 * Holds a conversation with the Graph of a tenant that was just made.
 *
 * @param requests - One a line, each by Ada if nobody is named; who asks has every permission. What follows `>` names the answer, for
 * `{name}`, its id or that of its first item, `{name@}`, its ETag, and `{name.appId}`, another text of
 * the answer or a header. Addresses of contents are asked without a token. Empty lines and those that begin with `#` are for the reader.
 * @returns Each request and the whole answer to it, ids under their names.
 * @throws Error naming a line that is no request, or a name that nothing has.
 */
export async function held(requests: string): Promise<string> {
  const tenant = createTenant({ now: new Date('2026-03-02T09:00:00Z') });
  seedMail(tenant);
  seedTeams(tenant);
  seedWhenAsked(tenant, { calendars: seedCalendars, planner: seedPlanner });
  const graph = createTestGraph({}, tenant);
  const names = new Map<string, string>();
  const filled = (text: string): string =>
    text.replaceAll(/\{(\w+(?:@|\.[\w@.]+)?)\}/g, (_, name: string) => {
      const known = names.get(name);
      if (known === undefined) throw new Error(`Nothing is called ${name}.`);
      return known;
    });
  /** Graph, or what answers the addresses of contents that it hands out. */
  const handlerOf = (address: string): ((request: Request) => Promise<Response>) => {
    if (address.includes('/_files/')) return (request) => filesHandler(tenant, request);
    return address.includes('/_upload/') ? (request) => uploadHandler(tenant, request) : graph.fetch;
  };
  const said: string[] = [];
  for (const text of requests.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const { who = 'ada', method = '', path = '', body, header, value = '', name } = line.exec(text)?.groups ?? {};
    if (method === '') throw new Error(`This is no request: ${text}`);
    const address = path.startsWith('/') ? `https://graph.microsoft.com/v1.0${filled(path)}` : filled(path);
    const request = new Request(address, {
      method,
      headers: {
        ...(address.startsWith('https://graph.') && { Authorization: `Bearer ${who} ${everything}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(header !== undefined && { [header]: filled(value) }),
      },
      ...(body !== undefined && { body: filled(body) }),
    });
    const answer = await handlerOf(address)(request);
    const content = await contentOf(answer);
    if (name !== undefined && !keep(names, name, content, answer))
      throw new Error(`Nothing to name came for ${text}: ${JSON.stringify(content)}`);
    said.push(
      `${text}\n${answer.status}${headersOf(answer)}\n${typeof content === 'string' ? content : JSON.stringify(content, withoutRequestIds, 1)}`,
    );
  }
  await tenant.content.close();
  return `${withNames(said.join('\n\n'), names)}\n`;
}

async function contentOf(answer: Response): Promise<unknown> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('Content-Type') ?? '';
  if (type.includes('json')) return JSON.parse(new TextDecoder().decode(bytes));
  // A message has a new boundary between its parts each time.
  if (type.startsWith('text/'))
    return new TextDecoder()
      .decode(bytes)
      .replaceAll(/--_NmP-\w+/g, '--boundary')
      .replaceAll('\r', '');
  // Pictures are packed otherwise by each release of Node.
  if (bytes.length === 0 || type.startsWith('image/')) return type;
  return `${type}, ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
}

/** They count the requests, so that one more would change all that come after. */
function withoutRequestIds(key: string, value: unknown): unknown {
  return key.endsWith('request-id') ? undefined : value;
}

/** What an answer has in its head besides that which every answer has. */
function headersOf({ headers }: Response): string {
  const common = ['request-id', 'client-request-id', 'date', 'x-ms-ags-diagnostic', 'cache-control', 'odata-version'];
  return [...headers].flatMap(([name, value]) => (common.includes(name) ? [] : [`\n${name}: ${value}`])).join('');
}

function keep(names: Map<string, string>, name: string, content: unknown, { headers }: Response): boolean {
  const { value } = Object(content) as { value?: unknown };
  const texts = { ...Object(content), ...(Array.isArray(value) && Object(value[0])), Location: headers.get('Location') } as Record<
    string,
    unknown
  >;
  const kept = Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  for (const [property, text] of kept) names.set(`${name}${{ id: '', '@odata.etag': '@' }[property] ?? `.${property}`}`, text);
  return kept.length > 0;
}

/** Ids are long, and the same one stands for the same thing. */
function withNames(text: string, names: ReadonlyMap<string, string>): string {
  const ids = [...names].filter(([name, id]) => /^\w+$/.test(name) && id.length > 12);
  return ids.reduce((rest, [name, id]) => rest.replaceAll(id, `{${name}}`), text);
}

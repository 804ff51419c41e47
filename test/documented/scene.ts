import { allRoutes } from '../support/all-routes.ts';
import type { RouteMatch } from '../../src/emulator/graph/router.ts';
import { routesOnDemand } from '../../src/emulator/graph/routes-on-demand.ts';
import { findUser } from '../../src/emulator/index.ts';
import { createTestGraph, type TestGraph, type TestRequest } from '../support/test-graph.ts';
import { certificateBytes, proofFor } from '../support/proof-of-possession.ts';
import { createCalendarMakers, hoursInOwnZone } from './calendar-scene.ts';
import { attachmentOf } from './attachment-of.ts';
import { drivesScene } from './drives-scene.ts';
import { listsScene } from './lists-scene.ts';
import { namedAsOurs } from './named-as-ours.ts';
import type { DocumentedExample } from './rows.ts';
import { teamsScene } from './teams-scene.ts';
import { workbookScene } from './workbook-scene.ts';

const routes = routesOnDemand();

/** The built operation that an example calls; undefined where there is none. */
export function operationOf({ request }: DocumentedExample): Promise<RouteMatch | undefined> {
  return routes.find(request.method, request.path);
}

/** Every permission that any operation takes. */
const everything = [
  ...new Set(allRoutes.flatMap(({ permissions }) => [...permissions.delegated, ...permissions.shared, ...permissions.application])),
].join(' ');
/** The person that the pages speak of; in the directory an administrator. */
const asAda = `ada ${everything}`;
const asElin = `elin ${everything}`;

/** A tenant in which an example can be called, and the request with ids that are in it. */
export interface Scene {
  readonly graph: TestGraph;
  readonly path: string;
  readonly init: TestRequest;
}

/**
 * Makes a tenant of its own for an example: what it reads or changes is there, and the ids of the page stand for real ones.
 *
 * @param built - The operation that it calls.
 */
export async function sceneOf(example: DocumentedExample, built: RouteMatch): Promise<Scene> {
  const graph = createTestGraph();
  const make = makersOf(graph, example);
  const ids = new Map<string, string>();
  for (const [name, value] of Object.entries(built.params)) ids.set(name, await make.parameter(name, value));
  const template = built.route.operation.split(' ')[1] ?? '';
  const owned = built.ownerKey === undefined ? template : template.replace(/^\/me/, `/users/${idOf(graph, 'ada')}`);
  const path = owned.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(ids.get(name) ?? ''));
  const { request } = example;
  const query = await make.query(path);
  return {
    graph,
    path: `/v1.0${path}${query === '' ? '' : `?${query}`}`,
    init: {
      as: isOfDirectory(request.path) ? asElin : asAda,
      method: request.method,
      headers: namedAsOurs(request.headers),
      ...(request.body !== null && request.method !== 'GET' && { body: await make.body(request.body) }),
    },
  };
}

function idOf({ tenant }: TestGraph, alias: string): string {
  return findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
}

function isOfDirectory(path: string): boolean {
  if (/^\/groups\/[^/]+\/(?:drives?|sites)\b/i.test(path)) return false;
  return /^\/(?:applications|servicePrincipals|oauth2PermissionGrants|organization|directory|groups|users$|users\/delta|users\/[^/]+$|users\/[^/]+\/(?:transitiveM|m)emberOf)/i.test(
    path,
  );
}

/** The answer where an operation is not built: nothing of the example has to be there for it. */
export async function answerOfNothing({ request }: DocumentedExample): Promise<{ readonly status: number; readonly body: unknown }> {
  const { method, path, body } = request;
  return await createTestGraph().json(`/v1.0${path}`, { as: asElin, method, ...(body !== null && method !== 'GET' && { body }) });
}

/** What the pages on delta queries select, by what is in their paths. */
const selected: readonly (readonly [string, string])[] = [
  ['messages', 'subject,sender,isRead'],
  ['/users/delta', 'displayName,givenName,surname'],
  ['/groups/delta', 'displayName,description,members'],
];

interface Makers {
  /** A real value in the place of what a page has in its path. */
  parameter(name: string, value: string): Promise<string>;
  /** The query, in which tokens of the page are real ones. @param path - The real path. */
  query(path: string): Promise<string>;
  /** A body in which ids of the page are real ones. */
  body(body: unknown): Promise<unknown>;
}

function makersOf(graph: TestGraph, example: DocumentedExample): Makers {
  const { request, response } = example;
  const made = new Map<string, string>();
  const post = async (path: string, body: unknown, alias?: string): Promise<Record<string, unknown>> => {
    const as = alias === undefined ? (isOfDirectory(path) ? asElin : asAda) : asAda.replace('ada', alias);
    const answer = await graph.json(`/v1.0${path}`, { as, method: 'POST', body });
    if (answer.status >= 300) throw new Error(`The scene cannot be made: POST ${path} is ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const once = async (what: string, make: () => Promise<string>): Promise<string> => {
    const id = made.get(what) ?? (await make());
    made.set(what, id);
    return id;
  };
  const text = { contentType: 'html', content: '<p>Report of the week</p>' };
  const received = (): Promise<string> =>
    once('message', async () => {
      const files = needsAttachment ? { attachments: [attachmentOf(response.odataType)] } : {};
      const message = { subject: 'Report', body: text, toRecipients: to('ada'), ccRecipients: to('chloe'), replyTo: to('ben'), ...files };
      await post('/me/sendMail', { message }, 'ben');
      const { body } = await graph.json('/v1.0/me/mailFolders/inbox/messages', { as: asAda });
      return String((body['value'] as { id: string }[])[0]?.id);
    });
  const draft = (): Promise<string> =>
    once('message', async () => String((await post('/me/messages', { subject: 'Report', body: text, toRecipients: to('ben') }))['id']));
  const needsAttachment = /attachments/i.test(request.path);
  const isOfDraft = request.method === 'PATCH' || /\/send$/i.test(request.path);
  const folder = (): Promise<string> =>
    once('folder', async () => {
      const search = {
        '@odata.type': 'microsoft.graph.mailSearchFolder',
        sourceFolderIds: ['inbox'],
        filterQuery: "contains(subject,'x')",
      };
      const isSearch = response.odataType?.endsWith('mailSearchFolder') === true && request.method === 'PATCH';
      const { id } = await post('/me/mailFolders', { displayName: 'Projects', ...(isSearch && search) });
      if (isSearch) return String(id);
      await post(`/me/mailFolders/${String(id)}/childFolders`, { displayName: 'Contoso' });
      await post(`/me/mailFolders/${String(id)}/childFolders`, { displayName: 'Hidden', isHidden: true });
      for (const subject of ['One', 'Two', 'Three']) await post(`/me/mailFolders/${String(id)}/messages`, { subject, body: text });
      return String(id);
    });
  const first = async (path: string, alias = isOfDirectory(path) ? 'elin' : 'ada'): Promise<string> => {
    const { body } = await graph.json(`/v1.0${path}`, { as: asAda.replace('ada', alias) });
    return String((body['value'] as { id: string }[])[0]?.id);
  };
  const servicePrincipals = async (): Promise<readonly { id: string; appId: string; appRoles: { id: string }[] }[]> =>
    (await graph.json('/v1.0/servicePrincipals', { as: asElin })).body['value'] as never;
  const ofGraph = async () => (await servicePrincipals()).find(({ appId }) => appId === '00000003-0000-0000-c000-000000000000');
  const ofOthers = async () => (await servicePrincipals()).find(({ appId }) => appId !== '00000003-0000-0000-c000-000000000000');

  /** A group with people and a group in it, owned by Ben, in a group itself. */
  const group = (): Promise<string> =>
    once('group', async () => {
      const kind = { mailEnabled: false, securityEnabled: true };
      const make = async (displayName: string, description: string): Promise<string> => {
        const { id } = await post('/groups', { displayName, description, mailNickname: displayName.toLowerCase(), ...kind });
        return String(id);
      };
      const [outer, id, inner] = [await make('Video', 'production'), await make('Staff', 'tier'), await make('Editors', 'A')];
      const add = (path: string, member: string) =>
        post(path, { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${member}` });
      for (const member of [idOf(graph, 'ada'), idOf(graph, 'chloe'), inner]) await add(`/groups/${id}/members/$ref`, member);
      await add(`/groups/${outer}/members/$ref`, id);
      await add(`/groups/${id}/owners/$ref`, idOf(graph, 'ben'));
      return id;
    });

  /** The application or service principal that the example is about. */
  const called = async (): Promise<{ readonly path: string; readonly id: string; readonly appId: string }> => {
    const kind = /^\/applications/i.test(request.path) ? 'applications' : 'servicePrincipals';
    const id = kind === 'applications' ? await first('/applications') : String((await ofOthers())?.id);
    const { body } = await graph.json(`/v1.0/${kind}/${id}`, { as: asElin });
    return { path: `/${kind}/${id}`, id, appId: String(body['appId']) };
  };

  const setting = (alias: string, body: object) =>
    graph.json('/v1.0/me/mailboxSettings', { as: asAda.replace('ada', alias), method: 'PATCH', body });
  const away = async (alias: string): Promise<void> => {
    const [start, end] = ['2026-03-01T09:00:00', '2026-03-04T09:00:00'].map((dateTime) => ({ dateTime, timeZone: 'UTC' }));
    const replies = { status: 'scheduled', scheduledStartDateTime: start, scheduledEndDateTime: end, internalReplyMessage: 'Away' };
    await setting(alias, { automaticRepliesSetting: replies });
  };

  const drives = drivesScene(graph, example, asAda);
  const teams = teamsScene(graph, example, asAda);
  const calendar = createCalendarMakers(example, { post, first, once });
  const parameters: Readonly<Record<string, (value: string) => Promise<string>>> = {
    ...teams.parameters,
    ...drives.parameters,
    ...workbookScene(graph, example, asAda).parameters,
    ...calendar.parameters,
    ...listsScene(graph, example, asAda),
    'message-id': calendar.isAboutMeeting ? calendar.meetingMail : isOfDraft ? draft : received,
    'mailFolder-id': async (value) => (/^(?:\{|A[A-Z])/.test(value) ? await folder() : value),
    'attachment-id': async () => first(`/me/messages/${await received()}/attachments`),
    'messageRule-id': async () => {
      const rule = { displayName: 'Partner', sequence: 2, isEnabled: true, conditions: { senderContains: ['ADELE'] } };
      return String(
        (
          await post('/me/mailFolders/inbox/messageRules', {
            ...rule,
            actions: { forwardTo: to('chloe'), stopProcessingRules: true, markImportance: 'high' },
          })
        )['id'],
      );
    },
    'outlookCategory-id': async () =>
      String((await post('/me/outlook/masterCategories', { displayName: 'Project', color: 'preset9' }))['id']),
    application: () => first('/applications'),
    servicePrincipal: async () => String((/appRoleAssignedTo/i.test(request.path) ? await ofGraph() : await ofOthers())?.id),
    grant: async () =>
      String(
        (
          await post('/oauth2PermissionGrants', {
            clientId: (await ofOthers())?.id,
            consentType: 'Principal',
            principalId: idOf(graph, 'ben'),
            resourceId: (await ofGraph())?.id,
            scope: 'Calendars.Read',
          })
        )['id'],
      ),
    'group-id': async () => (drives.isOfFiles ? drives.group() : await group()),
    id: async () => graph.tenant.id,
    'presence-id': async () => idOf(graph, 'ben'),
  };

  const fields: Readonly<Record<string, (value: unknown) => Promise<unknown>>> = {
    ...teams.fields,
    ...(drives.isOfFiles ? drives.fields : {}),
    destinationid: async (value) => (/^[a-z]+$/.test(String(value)) ? value : await folder()),
    sourcefolderids: async () => [await folder()],
    movetofolder: folder,
    copytofolder: folder,
    clientid: async () => (await ofOthers())?.id,
    resourceid: async () => (await ofGraph())?.id,
    principalid: async (value) =>
      value === null ? null : /servicePrincipals/i.test(request.path) ? (await ofOthers())?.id : idOf(graph, 'ada'),
    approleid: async () => (await ofGraph())?.appRoles[0]?.id,
    appid: async (value) => (request.method === 'POST' ? (await post('/applications', { displayName: 'New' }))['appId'] : value),
    schedules: async () => (await setting('ben', { workingHours: hoursInOwnZone }), ['ada@contoso.example', 'ben@contoso.example']),
    emailaddresses: async () => (await away('ben'), ['ben@contoso.example', 'chloe@contoso.example']),
    inputids: async () => [await received()],
    ids: async (value) => (/getPresencesByUserId$/i.test(request.path) ? [idOf(graph, 'ada'), idOf(graph, 'ben')] : value),
    keyid: async () => String((await post(`${(await called()).path}/addPassword`, {}))['keyId']),
    groupids: async () => [await group()],
    '@odata.id': async () => `https://graph.microsoft.com/v1.0/users/${idOf(graph, 'chloe')}`,
    key: async () => certificateBytes,
    proof: async () => await proofFor(graph.tenant, await called()),
  };
  const replaced = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return await Promise.all(value.map(replaced));
    if (typeof value !== 'object' || value === null) return value;
    const entries: [string, unknown][] = [];
    for (const [name, inner] of Object.entries(value)) entries.push([name, await (fields[name.toLowerCase()] ?? replaced)(inner)]);
    return Object.fromEntries(entries);
  };
  /** Reads a delta to its end, or to its next page, so that a token of its is there. */
  const token = async (path: string, kind: string, select: string): Promise<string> => {
    for (let url = `/v1.0${path}?$select=${select}`; ;) {
      const { body } = await graph.json(url, { as: isOfDirectory(path) ? asElin : asAda, headers: { Prefer: 'odata.maxpagesize=1' } });
      const link = String(body['@odata.nextLink'] ?? body['@odata.deltaLink']);
      const found = new URL(link).searchParams.get(kind);
      if (found !== null) return found;
      url = link.slice(link.indexOf('/v1.0'));
    }
  };
  return {
    async query(path) {
      await calendar.fill();
      await drives.fill();
      const written = await drives.query(calendar.withTimes(request.queryString ?? new URLSearchParams(request.query).toString()));
      const kind = ['$skiptoken', '$deltatoken'].find((name) => name in request.query);
      const [, select = 'id'] = selected.find(([collection]) => request.path.includes(collection)) ?? [];
      if (kind !== undefined) return `${kind}=${encodeURIComponent(await token(path, kind, select))}`;
      return written.replaceAll('#', '%23');
    },
    parameter: async (name, value) => await (parameters[name] ?? (async () => value))(value),
    body: async (body) => (typeof body === 'string' ? body : await replaced(body)),
  };
}

function to(...aliases: readonly string[]): { emailAddress: { address: string; name: string } }[] {
  return aliases.map((alias) => ({ emailAddress: { address: `${alias}@contoso.example`, name: alias } }));
}

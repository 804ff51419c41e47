import { expect, test } from 'vitest';
import { allRoutes } from '../../../test/support/all-routes.ts';
import { createTestGraph } from '../../../test/support/test-graph.ts';
import { schema } from './schema/schema.ts';

/** Every permission that a person may have, and an administrator. */
const as = `elin ${[...new Set(allRoutes.flatMap(({ permissions }) => [...permissions.delegated, ...permissions.shared]))].join(' ')}`;

interface Place {
  readonly path: string;
  /** A body with which the request is good; the name is another each time. */
  readonly body: (name: string) => object;
  /** What a client tells to no effect, as Graph itself decides it: properties that the page of the type calls read-only. */
  readonly readOnly: string;
  /** Where what was changed is read; default: where what was made is. */
  readonly read?: string;
  readonly method?: 'PATCH';
}

const [start, end] = ['10:00', '11:00'].map((time) => ({ dateTime: `2026-03-02T${time}:00`, timeZone: 'UTC' }));
const places: Readonly<Record<string, Place>> = {
  message: {
    path: '/me/messages',
    body: (subject) => ({ subject }),
    readOnly:
      'id changeKey createdDateTime lastModifiedDateTime bodyPreview conversationId conversationIndex hasAttachments parentFolderId receivedDateTime sentDateTime uniqueBody webLink',
  },
  mailFolder: {
    path: '/me/mailFolders',
    body: (displayName) => ({ displayName }),
    readOnly: 'id childFolderCount parentFolderId totalItemCount unreadItemCount',
  },
  event: {
    path: '/me/events',
    body: (subject) => ({ subject, start, end }),
    readOnly:
      'id changeKey createdDateTime lastModifiedDateTime bodyPreview cancelledOccurrences hasAttachments iCalUId isCancelled isDraft isOrganizer onlineMeeting onlineMeetingProvider onlineMeetingUrl organizer originalEndTimeZone originalStart originalStartTimeZone responseStatus seriesMasterId type webLink',
  },
  calendar: { path: '/me/calendars', body: (name) => ({ name }), readOnly: 'id changeKey owner' },
  calendarGroup: { path: '/me/calendarGroups', body: (name) => ({ name }), readOnly: 'id changeKey classId' },
  messageRule: {
    path: '/me/mailFolders/inbox/messageRules',
    body: (displayName) => ({ displayName, sequence: 1, conditions: { subjectContains: ['x'] }, actions: { markAsRead: true } }),
    readOnly: 'id hasError isReadOnly',
  },
  mailboxSettings: { path: '/me/mailboxSettings', method: 'PATCH', read: '/me/mailboxSettings', body: () => ({}), readOnly: '' },
  group: {
    path: '/groups',
    body: (name) => ({ displayName: name, mailNickname: name.replaceAll(' ', ''), mailEnabled: false, securityEnabled: true }),
    readOnly: '',
  },
  // A password is told and never shown.
  user: { path: '/me', method: 'PATCH', read: '/me', body: () => ({}), readOnly: 'passwordProfile' },
  application: { path: '/applications', body: (displayName) => ({ displayName }), readOnly: '' },
  driveItem: {
    path: '/me/drive/root/children',
    body: (name) => ({ name, folder: {} }),
    readOnly:
      'id createdBy createdByUser createdDateTime lastModifiedBy lastModifiedByUser lastModifiedDateTime eTag cTag parentReference webUrl webDavUrl audio deleted image location malware package pendingOperations photo publication root searchResult shared sharepointIds size specialFolder video',
  },
};

/** A value of a type that says something. */
function sample(type: string, isList: boolean): unknown {
  const one = (): unknown => {
    if (type === 'string') return 'Kept text';
    if (type === 'number') return 7;
    if (type === 'boolean') return true;
    const values = schema.valuesOf(type);
    if (values) return values.filter((value) => value !== 'unknownFutureValue').at(-1);
    const first = schema.propertiesOf(type)?.find((inner) => inner.name !== 'id' && inner.type === 'string');
    return first ? { [first.name]: first.isList ? ['Kept text'] : 'Kept text' } : {};
  };
  return isList ? [one()] : one();
}

/** Whether an answer has all that was told; text may come back as HTML. */
function shows(answered: unknown, told: unknown): boolean {
  if (typeof told === 'string') return typeof answered === 'string' && answered.includes(told);
  if (typeof told !== 'object' || told === null) return answered === told;
  if (typeof answered !== 'object' || answered === null) return Object.keys(told).length === 0;
  return Object.entries(told).every(([name, value]) => shows((answered as Record<string, unknown>)[name], value));
}

test.each(Object.entries(places))('whatever is told of a %s is kept and shown, or refused', async (type, place) => {
  const graph = createTestGraph();
  const { path, method = 'POST', readOnly, read } = place;
  const lost: string[] = [];
  expect((await graph.json(`/v1.0${path}`, { as, method, body: place.body('Plain') })).status).toBeLessThan(300);
  for (const { name, type: of, isList } of schema.propertiesOf(type) ?? []) {
    const body = place.body(`For ${name}`);
    if (name in body || readOnly.split(' ').includes(name)) continue;
    const told = sample(of, isList);
    const answer = await graph.json(`/v1.0${path}`, { as, method, body: { ...body, [name]: told } });
    if (answer.status >= 400) continue;
    const where = read ?? `${path}/${encodeURIComponent(String(answer.body['id']))}`;
    const select = type === 'mailboxSettings' ? '' : `?$select=${name}`;
    const { body: now } = await graph.json(`/v1.0${where}${select}`, { as });
    if (!shows(now[name], told) && !shows(answer.body[name], told))
      lost.push(`${name} was ${JSON.stringify(told)} and is ${JSON.stringify(now[name])}`);
  }

  expect(lost).toEqual([]);
});

import type { PresenceSession, PresenceState } from '../../tenant/presence.ts';
import { type JsonObject, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { momentOf } from '../outlook/zoned-time.ts';
import { type Call, GraphFailure, type Route } from '../route.ts';
import { isAlive, presenceOf } from './current.ts';
import { durationFrom } from './durations.ts';
import { presencePermissions } from './permissions.ts';

const minute = 60_000;

/** What an application may say of a person. https://learn.microsoft.com/graph/api/presence-setpresence */
const sessionStates = ['Available/Available', 'Busy/InACall', 'Busy/InAConferenceCall', 'Away/Away', 'DoNotDisturb/Presenting'];

/** What a person may prefer. https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence */
const preferredStates = [
  'Available/Available',
  'Busy/Busy',
  'DoNotDisturb/DoNotDisturb',
  'BeRightBack/BeRightBack',
  'Away/Away',
  'Offline/OffWork',
];

/** Setting presence: by an application for a session of its own, by a preference, by a status message. */
export const presenceSetRoutes: readonly Route[] = [
  ...action('setPresence', async (call, body) => {
    const sessionId = sessionIdIn(body);
    const state = stateIn(body, sessionStates);
    const duration = memberOf(body, 'expirationDuration');
    const length = duration === undefined ? 5 * minute : durationFrom(duration, 'expirationDuration');
    if (length < 5 * minute || length > 240 * minute)
      throw new GraphFailure(400, 'BadRequest', 'The expirationDuration must be from PT5M to PT4H.');
    const session: PresenceSession = { sessionId, ...state, setDateTime: after(call, 0), expirationDateTime: after(call, length) };
    presenceOf(call.tenant, call.owner).sessions.set(sessionId, session);
  }),
  ...action('clearPresence', async (call, body) => {
    const { sessions } = presenceOf(call.tenant, call.owner);
    const sessionId = sessionIdIn(body);
    const session = sessions.get(sessionId);
    sessions.delete(sessionId);
    if (!session || !isAlive(session, call.tenant.clock.now()))
      throw new GraphFailure(404, 'NotFound', 'The presence session does not exist.');
  }),
  ...action('setUserPreferredPresence', async (call, body) => {
    const state = stateIn(body, preferredStates);
    const duration = memberOf(body, 'expirationDuration');
    const days = ['DoNotDisturb', 'Busy'].includes(state.availability) ? 1 : 7;
    const length = duration === undefined ? days * 24 * 60 * minute : durationFrom(duration, 'expirationDuration');
    presenceOf(call.tenant, call.owner).preferred = { ...state, expirationDateTime: after(call, length) };
  }),
  ...action('clearUserPreferredPresence', async (call) => {
    delete presenceOf(call.tenant, call.owner).preferred;
  }),
  ...action('setStatusMessage', setStatusMessage, { statusMessage: 'presenceStatusMessage' }),
];

/** An action on the presence of a person; it answers nothing. Assumption: what takes no parameters may come without a body. */
function action(name: string, set: (call: Call, body: JsonObject) => Promise<void>, body?: Route['body']): readonly Route[] {
  return [
    {
      operation: `POST /me/presence/${name}`,
      permissions: presencePermissions.set,
      ...(body !== undefined && { body }),
      async handle(call) {
        const sent = await call.bytes();
        await set(call, sent.length === 0 ? {} : objectFrom(await call.json(), 'The body'));
        return { status: 200 };
      },
    },
  ];
}

/** https://learn.microsoft.com/graph/api/presence-setstatusmessage. Assumption: an empty text takes the message away. */
async function setStatusMessage(call: Call, body: JsonObject): Promise<void> {
  const presence = presenceOf(call.tenant, call.owner);
  const status = objectFrom(memberOf(body, 'statusMessage') ?? {}, 'statusMessage');
  const message = objectFrom(memberOf(status, 'message') ?? {}, 'message');
  const content = textFrom(memberOf(message, 'content') ?? '', 'content');
  if (textFrom(memberOf(message, 'contentType') ?? 'text', 'contentType').toLowerCase() !== 'text')
    throw new GraphFailure(400, 'BadRequest', 'The only supported contentType of a status message is text.');
  const given = memberOf(status, 'expiryDateTime');
  const expiry = given === undefined ? undefined : await expiryIn(objectFrom(given, 'expiryDateTime'));
  if (content === '') delete presence.statusMessage;
  else presence.statusMessage = { content, publishedDateTime: after(call, 0), ...(expiry && { expiry }) };
}

async function expiryIn(value: JsonObject) {
  const dateTime = textFrom(memberOf(value, 'dateTime'), 'dateTime');
  const timeZone = textFrom(memberOf(value, 'timeZone') ?? 'UTC', 'timeZone');
  const instant = await momentOf({ dateTime, timeZone });
  if (!instant) throw new GraphFailure(400, 'BadRequest', 'The expiryDateTime is no date and time of a time zone that exists.');
  return { dateTime, timeZone, instant: instant.toISOString() };
}

function stateIn(body: JsonObject, states: readonly string[]): PresenceState {
  const availability = textFrom(memberOf(body, 'availability'), 'availability');
  const activity = textFrom(memberOf(body, 'activity'), 'activity');
  // Assumption: the page has the combinations, not the words.
  if (!states.includes(`${availability}/${activity}`))
    throw new GraphFailure(400, 'BadRequest', `The combination of availability ${availability} and activity ${activity} is not supported.`);
  return { availability, activity };
}

function sessionIdIn(body: JsonObject): string {
  const id = textFrom(memberOf(body, 'sessionId') ?? '', 'sessionId');
  if (id === '') throw new GraphFailure(400, 'BadRequest', 'The sessionId is required: the id of the application.');
  return id;
}

/** So many milliseconds from now. */
function after({ tenant }: Call, milliseconds: number): string {
  return new Date(tenant.clock.now().getTime() + milliseconds).toISOString();
}

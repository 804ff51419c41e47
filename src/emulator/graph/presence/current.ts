import type { User } from '../../tenant/directory.ts';
import type { Presence, PresenceSession, PresenceState } from '../../tenant/presence.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { isInMeeting } from '../free-busy.ts';

/** Of several sessions the first of these counts. https://learn.microsoft.com/graph/api/presence-setpresence#presence-sessions */
const precedence = ['DoNotDisturb', 'Busy', 'Available', 'Away'];

/** A session that says Available fades after so long, and again after as long. https://learn.microsoft.com/graph/api/presence-setpresence */
const timeout = 5 * 60_000;

const offline: PresenceState = { availability: 'Offline', activity: 'Offline' };

/** What is known of a person's presence; nothing was said yet where it is new. */
export function presenceOf(tenant: Tenant, { id }: User): Presence {
  tenant.presences ??= new Map();
  const known = tenant.presences.get(id) ?? { sessions: new Map() };
  tenant.presences.set(id, known);
  return known;
}

/** What Teams shows of a person at this moment: the state that the person prefers, or what all sessions come to. */
export async function currentState(tenant: Tenant, user: User): Promise<PresenceState> {
  const now = tenant.clock.now();
  const { isSignedOut, sessions, preferred } = tenant.presences?.get(user.id) ?? { sessions: new Map<string, PresenceSession>() };
  const states = [...sessions.values()].filter((session) => isAlive(session, now)).map((session) => faded(session, now));
  if (user.accountEnabled && !isSignedOut) states.push(await stateOfClient(tenant, user));
  if (states.length === 0) return offline;
  if (preferred && isAlive(preferred, now)) return { availability: preferred.availability, activity: preferred.activity };
  return states.toSorted((a, b) => precedence.indexOf(a.availability) - precedence.indexOf(b.availability))[0] ?? offline;
}

/** True until what is said of a person ends. */
export function isAlive({ expirationDateTime }: { readonly expirationDateTime: string }, now: Date): boolean {
  return now.getTime() < Date.parse(expirationDateTime);
}

/** A person at a client of Teams is available, and busy while the calendar says so. */
async function stateOfClient(tenant: Tenant, user: User): Promise<PresenceState> {
  return (await isInMeeting(tenant, user))
    ? { availability: 'Busy', activity: 'InAMeeting' }
    : { availability: 'Available', activity: 'Available' };
}

function faded({ availability, activity, setDateTime }: PresenceSession, now: Date): PresenceState {
  const age = now.getTime() - Date.parse(setDateTime);
  if (availability !== 'Available' || age < timeout) return { availability, activity };
  return age < 2 * timeout ? { availability, activity: 'AvailableInactive' } : { availability: 'Away', activity: 'Away' };
}

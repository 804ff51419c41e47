import type { EmailAddress } from '../../tenant/mailbox.ts';
import type { DayOfWeek } from '../../tenant/recurrence.ts';
import { findUser } from '../../tenant/tenant.ts';
import type { Call } from '../route.ts';
import { type BusyStatus, statusWithin, timesOf } from './free-busy.ts';
import type { Instance } from './instance.ts';
import type { Span } from './span.ts';
import { isWorkingTime, workingHoursOf } from './working-hours.ts';

/** Somebody who is to come. */
export interface Wanted extends EmailAddress {
  readonly type: 'required' | 'optional' | 'resource';
}

/** What is looked for. */
export interface TimeWish {
  readonly people: readonly Wanted[];
  readonly spans: readonly Span[];
  /** Milliseconds. */
  readonly duration: number;
  readonly domain: 'work' | 'personal' | 'unrestricted' | 'unknown';
  readonly isOrganizerOptional: boolean;
  /** The least chance that people come, in percent. */
  readonly least: number;
  readonly most: number;
}

/** A time that suits. */
export interface Suggestion {
  readonly span: Span;
  /** How likely everybody comes, in percent. */
  readonly confidence: number;
  readonly organizer: BusyStatus;
  readonly people: readonly { readonly person: Wanted; readonly status: BusyStatus }[];
}

/** The times that suit, the best and earliest first; and why there are none. */
export interface Suggestions {
  readonly found: readonly Suggestion[];
  /** Empty where there are some. */
  readonly reason: '' | 'OrganizerUnavailable' | 'AttendeesUnavailable' | 'AttendeesUnavailableOrUnknown' | 'Unknown';
}

const step = 30 * 60 * 1000;

/** How likely somebody comes. Source: "confidence" at https://learn.microsoft.com/graph/api/user-findmeetingtimes. Assumption: who is away is as one who is busy. */
const chances: Readonly<Record<BusyStatus, number>> = { free: 100, workingElsewhere: 100, unknown: 49, tentative: 49, busy: 0, oof: 0 };

/** Looks for times in the calendars of people, at every full and half hour. */
export async function findTimes(call: Call, wish: TimeWish): Promise<Suggestions> {
  const isAllowed = await restriction(call, wish.domain);
  const whole: Span = { from: Math.min(...wish.spans.map(({ from }) => from)), to: Math.max(...wish.spans.map(({ to }) => to)) };
  const organizer = await timesOf(call.tenant, call.owner, whole);
  const people = await Promise.all(wish.people.map(async (person) => ({ person, times: await timesOfPerson(call, person, whole) })));
  const found: Suggestion[] = [];
  let [isOrganizerFree, hasUnknown] = [false, false];
  for (const span of candidates(wish)) {
    if (!isAllowed(span)) continue;
    const own = statusWithin(organizer, span);
    const statuses = people.map(({ person, times }) => ({ person, status: times ? statusWithin(times, span) : ('unknown' as const) }));
    hasUnknown ||= statuses.some(({ status }) => status === 'unknown');
    if (!wish.isOrganizerOptional && chances[own] === 0) continue;
    isOrganizerFree = true;
    const confidence = statuses.length === 0 ? 100 : statuses.reduce((sum, { status }) => sum + chances[status], 0) / statuses.length;
    if (confidence >= wish.least) found.push({ span, confidence, organizer: own, people: statuses });
  }
  found.sort((a, b) => b.confidence - a.confidence || a.span.from - b.span.from);
  if (found.length > 0) return { found: found.slice(0, wish.most), reason: '' };
  const reason = !isOrganizerFree ? 'OrganizerUnavailable' : hasUnknown ? 'AttendeesUnavailableOrUnknown' : 'AttendeesUnavailable';
  return { found: [], reason };
}

function* candidates({ spans, duration }: TimeWish): Generator<Span> {
  for (const { from, to } of spans) {
    for (let start = Math.ceil(from / step) * step; start + duration <= to; start += step) yield { from: start, to: start + duration };
  }
}

/** Undefined for people of other organisations, of whom nothing is known. */
async function timesOfPerson(call: Call, { address }: Wanted, span: Span): Promise<Instance[] | undefined> {
  const user = findUser(call.tenant, address);
  return user && (await timesOf(call.tenant, user, span));
}

/** Which times count. https://learn.microsoft.com/graph/api/resources/timeconstraint, `activityDomain` */
async function restriction(call: Call, domain: TimeWish['domain']): Promise<(span: Span) => boolean> {
  if (domain === 'unrestricted') return () => true;
  const weekend: readonly DayOfWeek[] = domain === 'personal' ? ['saturday', 'sunday'] : [];
  return isWorkingTime(workingHoursOf(call.tenant, call.owner), weekend);
}

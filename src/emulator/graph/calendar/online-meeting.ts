import type { OnlineMeeting } from '../../tenant/calendar.ts';
import type { Call } from '../route.ts';

/** Makes a meeting in Teams that can be joined by its address. The shape of the address: https://learn.microsoft.com/graph/api/event-update */
export function onlineMeetingFor({ tenant, owner }: Pick<Call, 'tenant' | 'owner'>): OnlineMeeting {
  const thread = `19:meeting_${Buffer.from(tenant.ids.guid()).toString('base64').replaceAll('=', '')}@thread.v2`;
  const context = JSON.stringify({ Tid: tenant.id, Oid: owner.id });
  return {
    joinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=${encodeURIComponent(context)}`,
    conferenceId: String(tenant.ids.integer(100_000_000, 999_999_999)),
    // A number for made-up people: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
    tollNumber: '+44 20 7946 0900',
  };
}

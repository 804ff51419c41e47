import type { Message } from '../../tenant/mailbox.ts';
import { eventOfMessage } from '../meeting-event.ts';
import type { Resource } from '../odata/select.ts';
import type { Call } from '../route.ts';

/** `$expand=microsoft.graph.eventMessage/event`, which is a cast and no property of a message. */
const eventExpand = /^microsoft\.graph\.eventMessage(?:Request|Response)?\/event$/i;

/** A call without that expansion, and what adds the event to the resource of a message where it was asked for. */
export interface EventExpand {
  readonly plain: Call;
  /** What comes whatever is selected. */
  readonly alwaysSelected: readonly string[];
  addTo(resource: Resource, message: Message): Resource | Promise<Resource>;
}

/** Takes it out of a call. */
export function readEventExpand(call: Call): EventExpand {
  const items = (call.url.searchParams.get('$expand') ?? '').split(/,(?![^(]*\))/);
  const others = items.filter((item) => !eventExpand.test(item.trim()));
  if (others.length === items.length) return { plain: call, alwaysSelected: ['id'], addTo: (resource) => resource };
  const url = new URL(call.url);
  if (others.length === 0) url.searchParams.delete('$expand');
  else url.searchParams.set('$expand', others.join(','));
  return {
    plain: { ...call, url },
    alwaysSelected: ['id', 'event'],
    addTo: async (resource, message) => (message.meeting ? { ...resource, event: await eventOfMessage(call, message) } : resource),
  };
}

import type { Attachment } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { eventById, touchEvent } from './calendar/events.ts';

/**
 * Attaches what was uploaded in ranges to an event: the seam from the upload addresses of mail to calendars.
 *
 * @returns The path of the event below its owner, `events/...`; undefined when it is gone.
 */
export function attachToEvent({ calendars, clock }: Tenant, ownerId: string, id: string, attachment: Attachment): string | undefined {
  const store = calendars?.get(ownerId);
  const event = store && eventById(store, id);
  if (!store || !event) return undefined;
  event.attachments.push(attachment);
  touchEvent(store, event, clock.now());
  return `events/${encodeURIComponent(event.id)}`;
}

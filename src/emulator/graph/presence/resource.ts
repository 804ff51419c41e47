import type { User } from '../../tenant/directory.ts';
import type { StatusMessage } from '../../tenant/presence.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { outOfOfficeMessage } from '../out-of-office.ts';
import { currentState } from './current.ts';

/** The type of a presence, with what is shown of it. */
export const presenceType: EntityType = {
  name: 'presence',
  properties: ['id', 'availability', 'activity', 'outOfOfficeSettings', 'statusMessage'],
};

/**
 * The `presence` resource of a person. https://learn.microsoft.com/graph/api/resources/presence
 *
 * @param isOwn - The person asks: only then it says when a status message was written and when it ends.
 */
export async function presenceResource(tenant: Tenant, user: User, isOwn: boolean): Promise<Resource> {
  const [state, message] = await Promise.all([currentState(tenant, user), outOfOfficeMessage(tenant, user)]);
  return {
    id: user.id,
    ...state,
    outOfOfficeSettings: { message: message ?? null, isOutOfOffice: message !== undefined },
    statusMessage: statusMessageResource(statusMessageOf(tenant, user), isOwn),
  };
}

/** The status message that holds at this moment. */
export function statusMessageOf(tenant: Tenant, { id }: User): StatusMessage | undefined {
  const message = tenant.presences?.get(id)?.statusMessage;
  const isOver = message?.expiry && Date.parse(message.expiry.instant) <= tenant.clock.now().getTime();
  return isOver ? undefined : message;
}

function statusMessageResource(message: StatusMessage | undefined, isOwn: boolean): Resource | null {
  if (!message) return null;
  const { content, publishedDateTime, expiry } = message;
  return {
    message: { content, contentType: 'text' },
    ...(isOwn && {
      publishedDateTime,
      ...(expiry && { expiryDateTime: { dateTime: expiry.dateTime, timeZone: expiry.timeZone } }),
    }),
  };
}

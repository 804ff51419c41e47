import type { Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import type { MessageContent } from './messages.ts';
import { sizeOf } from './stored-properties.ts';

/**
 * The largest message that may be written and sent, in bytes, where no administrator set another limit.
 * Source: https://learn.microsoft.com/graph/api/attachment-createuploadsession
 */
const usualLimit = 35 * 1024 * 1024;

/**
 * The largest message that is received. Source: https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits
 */
const usualReceiveLimit = 36 * 1024 * 1024;

/** The code and the words for a message that is too large. */
export const tooLargeMessage = { code: 'ErrorMessageSizeExceeded', message: 'The message exceeds the maximum supported size.' } as const;

/** The largest message that people of the tenant receive, in bytes. */
export function receiveLimit({ messageSizeLimit }: Tenant): number {
  return messageSizeLimit ?? usualReceiveLimit;
}

/** True for a message that is too large. @param added - Bytes that are to come to it. Default 0. */
export function isTooLarge({ messageSizeLimit }: Tenant, message: MessageContent, added = 0): boolean {
  return sizeOf(message) + added > (messageSizeLimit ?? usualLimit);
}

/**
 * Refuses a message that is too large to be saved or sent.
 *
 * @throws GraphFailure 400. Words: motze92/office365-mail issue 39 (saving), microsoftgraph/msgraph-sdk-java issue 2148 (sending).
 */
export function refuseTooLarge(tenant: Tenant, message: MessageContent, why: 'save' | 'submit', added = 0): void {
  if (!isTooLarge(tenant, message, added)) return;
  const reason = why === 'save' ? 'Cannot save changes made to an item to store.' : 'Cannot submit message.';
  throw new GraphFailure(400, tooLargeMessage.code, `${tooLargeMessage.message}, ${reason}`);
}

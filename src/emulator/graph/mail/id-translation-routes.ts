import { contextOf } from '../odata/context.ts';
import type { Resource } from '../odata/select.ts';
import { GraphFailure, type Route } from '../route.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { listFrom, memberOf, objectFrom, textFrom, wordFrom } from '../json-input.ts';
import { mailRoute } from './mail-route.ts';
import { messageById } from './messages.ts';
import { openMailbox } from './opened-mailbox.ts';

const idTypes = ['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId'] as const;

/**
 * Translation between ids that move with a message and those that stay.
 * Source: https://learn.microsoft.com/graph/api/user-translateexchangeids
 */
export const idTranslationRoutes: readonly Route[] = mailRoute('POST /me/translateExchangeIds', async (call) => {
  const mailbox = openMailbox(call);
  const body = objectFrom(await call.json(), 'The body');
  const inputIds = listFrom(memberOf(body, 'inputIds') ?? [], 'inputIds').map((id) => textFrom(id, 'inputIds'));
  if (inputIds.length > 1000) throw new GraphFailure(400, 'ErrorInvalidArgument', `'inputIds' may have at most 1000 ids.`);
  const source = wordFrom(memberOf(body, 'sourceIdType') ?? 'restId', 'sourceIdType', idTypes);
  const target = wordFrom(memberOf(body, 'targetIdType') ?? 'restImmutableEntryId', 'targetIdType', idTypes);
  for (const type of [source, target]) {
    if (type.startsWith('rest')) continue;
    throw new GraphFailure(501, 'NotImplemented', `The emulator does not translate ids of the type '${type}'.`);
  }
  const value = inputIds.map((sourceId): Resource => {
    const message = messageById(mailbox, sourceId);
    if (!message) {
      const { code, message: text } = itemNotFound();
      return { sourceId, errorDetails: { code, message: text } };
    }
    return { sourceId, targetId: target === 'restId' ? message.id : message.immutableId };
  });
  return { status: 200, body: { '@odata.context': contextOf(call, 'Collection(microsoft.graph.convertIdResult)'), value } };
});

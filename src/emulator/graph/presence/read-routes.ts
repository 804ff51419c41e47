import type { User } from '../../tenant/directory.ts';
import { listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';
import { contextOf } from '../odata/context.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { presencePermissions } from './permissions.ts';
import { presenceResource, presenceType } from './resource.ts';

/** As many people as one call takes. https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid */
const mostPeople = 650;

/** Reading one's own presence, somebody's, that of several. https://learn.microsoft.com/graph/api/presence-get */
export const presenceReadRoutes: readonly Route[] = [
  {
    operation: 'GET /me/presence',
    permissions: presencePermissions.read,
    handle: (call) => presenceReply(call, call.owner, `users('${call.owner.id}')/presence`),
  },
  {
    operation: 'GET /communications/presences/{presence-id}',
    permissions: presencePermissions.readSeveral,
    handle(call) {
      const user = call.tenant.users.get((call.params['presence-id'] ?? '').toLowerCase());
      // Assumption: the words are those of other services of Graph.
      if (!user) throw new GraphFailure(404, 'NotFound', 'NotFound');
      return presenceReply(call, user, 'communications/presences');
    },
  },
  { operation: 'POST /communications/getPresencesByUserId', permissions: presencePermissions.readSeveral, handle: severalPresences },
];

function presenceReply(call: Call, user: User, context: string): Promise<Reply> {
  return entityReply(call, user, {
    context,
    type: presenceType,
    resource: () => presenceResource(call.tenant, user, isOwn(call, user)),
    alwaysSelected: [],
  });
}

/** Assumption: ids that nobody has are left out of the answer. */
async function severalPresences(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const ids = listFrom(memberOf(body, 'ids') ?? [], 'ids').map((id) => textFrom(id, 'ids').toLowerCase());
  // Assumption: the page has the number, not the words.
  if (ids.length === 0 || ids.length > mostPeople)
    throw new GraphFailure(400, 'BadRequest', `The number of user ids must be from 1 to ${mostPeople}.`);
  const value: Resource[] = [];
  for (const id of ids) {
    const user = call.tenant.users.get(id);
    if (user) value.push(await presenceResource(call.tenant, user, isOwn(call, user)));
  }
  return { status: 200, body: { '@odata.context': contextOf(call, 'Collection(microsoft.graph.presence)'), value } };
}

function isOwn({ access }: Call, user: User): boolean {
  return access.user?.id === user.id;
}

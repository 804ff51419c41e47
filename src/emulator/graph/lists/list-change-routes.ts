import { libraryOf } from '../drives/access.ts';
import { nameAlreadyExists, notBuilt, tagConflict } from '../drives/failures.ts';
import { checkIfMatch } from '../etags.ts';
import { memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { openSite } from '../drives/sites.ts';
import { listEtag, listResource, listType, namesLibrary } from './list-resource.ts';
import { openListToChange, type OpenedList } from './opened.ts';
import { isTitleTaken } from './site-lists.ts';
import { listsOf, touchList } from './state.ts';

/**
 * Changes what a list is called. Assumption: its title and its description; its address stays as it is, as in SharePoint.
 * No page describes it; the types of Graph have the operation.
 */
export async function updateList(call: Call): Promise<Reply> {
  const { site, list } = open(call);
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['displayName', 'description'], 'list', listResource(call, site, list));
  checkIfMatch(call, listEtag(list), tagConflict);
  const displayName = textFrom(memberOf(body, 'displayName') ?? list.displayName, 'displayName');
  if (isTitleTaken(call.tenant, site, libraryOf(call, site), displayName, list)) throw nameAlreadyExists();
  const description = textFrom(memberOf(body, 'description') ?? list.description, 'description');
  Object.assign(list, { displayName, description });
  touchList(call, list);
  return entityReply(call, list, {
    context: `sites('${site.id}')/lists`,
    type: listType,
    resource: (one) => listResource(call, site, one),
  });
}

/** It is gone with its items; the recycle bin of a site is not part of Graph. No page describes it; the types of Graph have the operation. */
export function deleteList(call: Call): Reply {
  const { list } = open(call);
  checkIfMatch(call, listEtag(list), tagConflict);
  listsOf(call.tenant).lists.delete(list.id);
  return { status: 204 };
}

function open(call: Call): OpenedList {
  if (namesLibrary(libraryOf(call, openSite(call)), call.params['list-id'] ?? '')) throw notBuilt('changes of a library as a list');
  return openListToChange(call);
}

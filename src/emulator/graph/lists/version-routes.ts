import type { ListItem, OldItem } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { itemNotFound } from '../drives/failures.ts';
import { identitySet } from '../drives/identities.ts';
import { changeOf } from '../drives/opened.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import { fieldsOf } from './fields.ts';
import { itemIn, openList, openListToChange, type OpenedList } from './opened.ts';
import { changeItem } from './state.ts';

const versionType = { name: 'listItemVersion', properties: ['id', 'lastModifiedBy', 'lastModifiedDateTime', 'fields'] };

/** What stood in an item, what stands there now first. https://learn.microsoft.com/graph/api/listitem-list-versions */
export function listItemVersions(call: Call): Promise<Reply> {
  const opened = openList(call);
  const item = itemIn(opened.list, call);
  return listReply(call, versionsOf(item), { ...shape(call, opened, item), defaultTop: 200, paging: 'skiptoken', alwaysSelected: [] });
}

/** https://learn.microsoft.com/graph/api/listitemversion-get */
export function getItemVersion(call: Call): Promise<Reply> {
  const opened = openList(call);
  const item = itemIn(opened.list, call);
  return entityReply(call, versionIn(call, item), { ...shape(call, opened, item), alwaysSelected: [] });
}

/**
 * Writes what stood in an item once more, as a new version. https://learn.microsoft.com/graph/api/listitemversion-restore
 * Assumption: restoring what stands there already changes nothing.
 */
export function restoreItemVersion(call: Call): Reply {
  const { list } = openListToChange(call);
  const item = itemIn(list, call);
  const { values, version } = versionIn(call, item);
  if (version !== item.version) changeItem(list, item, values, changeOf(call));
  return { status: 204 };
}

function versionsOf(item: ListItem): OldItem[] {
  return [...(item.history ?? []), item].toReversed();
}

function versionIn(call: Call, item: ListItem): OldItem {
  const wanted = call.params['version-id'] ?? '';
  const found = versionsOf(item).find(({ version }) => `${version}.0` === wanted);
  if (!found) throw itemNotFound();
  return found;
}

function shape({ tenant }: Call, { site, list }: OpenedList, item: ListItem) {
  return {
    context: `sites('${site.id}')/lists('${list.id}')/items('${item.id}')/versions`,
    type: versionType,
    resource: (version: OldItem) => versionResource(tenant, version),
    expand: {
      fields: (version: OldItem, { select }: { readonly select?: readonly string[] | undefined }) =>
        fieldsOf(tenant, list, { ...item, ...version }, select),
    },
  };
}

function versionResource(tenant: Tenant, { version, lastModifiedBy, lastModifiedDateTime }: OldItem): Resource {
  return { id: `${version}.0`, lastModifiedBy: identitySet(tenant, lastModifiedBy), lastModifiedDateTime };
}

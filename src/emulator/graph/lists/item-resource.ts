import type { Site } from '../../tenant/drives.ts';
import type { ListItem, SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Expand } from '../odata/expand.ts';
import type { Resource } from '../odata/select.ts';
import { identitySet } from '../drives/identities.ts';
import { fieldsOf } from './fields.ts';

/** The published type of items, with what the emulator keeps of it. */
export const itemType = {
  name: 'listItem',
  properties:
    'id eTag webUrl createdBy createdDateTime lastModifiedBy lastModifiedDateTime parentReference contentType sharepointIds fields deleted'.split(
      ' ',
    ),
};

/** The tag of an item, of which the number grows with every change. */
export function itemEtag({ guid, version }: ListItem): string {
  return `"${guid},${version}"`;
}

/** An item as it goes out, without its fields. https://learn.microsoft.com/graph/api/resources/listitem */
export function itemResource(tenant: Tenant, site: Site, list: SiteList, item: ListItem): Resource {
  const [, siteId, webId] = site.id.split(',');
  return {
    '@odata.etag': itemEtag(item),
    createdDateTime: item.createdDateTime,
    eTag: itemEtag(item),
    id: String(item.id),
    lastModifiedDateTime: item.lastModifiedDateTime,
    webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.name)}/${item.id}_.000`,
    createdBy: identitySet(tenant, item.createdBy),
    lastModifiedBy: identitySet(tenant, item.lastModifiedBy),
    parentReference: { id: item.guid, siteId: site.id },
    contentType: { id: `0x0100${list.id.replaceAll('-', '').toUpperCase()}`, name: 'Item' },
    sharepointIds: {
      listId: list.id,
      listItemId: String(item.id),
      listItemUniqueId: item.guid,
      siteId,
      siteUrl: site.webUrl,
      tenantId: tenant.id,
      webId,
    },
  };
}

/** What of an item can be expanded: what stands in its columns. */
export function itemExpand(tenant: Tenant, list: SiteList): Expand<ListItem> {
  return { fields: (item, { select }) => fieldsOf(tenant, list, item, select) };
}

import type { Drive, Site } from '../../tenant/drives.ts';
import type { ListColumn, SiteList } from '../../tenant/lists.ts';
import type { Call } from '../route.ts';
import { type Expand, expandResource } from '../odata/expand.ts';
import type { Resource } from '../odata/select.ts';
import { identitySet } from '../drives/identities.ts';
import { guidOf } from '../../tenant/guid-of.ts';
import { rootOf } from '../drives/tree.ts';
import { builtInColumns, newColumn } from './built-in-columns.ts';
import { columnResource } from './column-resource.ts';
import { itemExpand, itemResource, itemType } from './item-resource.ts';

/** The published type of lists, with what the emulator keeps of it. */
export const listType = {
  name: 'list',
  properties:
    'id name displayName description eTag webUrl list parentReference createdBy createdDateTime lastModifiedBy lastModifiedDateTime system'.split(
      ' ',
    ),
};

/** The address of a list. */
export function listAddress(site: Site, { name }: SiteList): string {
  return `${site.webUrl}/Lists/${encodeURIComponent(name)}`;
}

/** The tag of a list, of which the number grows with every change. */
export function listEtag({ id, version }: SiteList): string {
  return `"${id},${version}"`;
}

/** A list as it goes out. https://learn.microsoft.com/graph/api/resources/list */
export function listResource({ tenant }: Call, site: Site, list: SiteList): Resource {
  return {
    '@odata.etag': listEtag(list),
    createdDateTime: list.createdDateTime,
    description: list.description,
    eTag: listEtag(list),
    id: list.id,
    lastModifiedDateTime: list.lastModifiedDateTime,
    name: list.name,
    webUrl: listAddress(site, list),
    displayName: list.displayName,
    createdBy: identitySet(tenant, list.createdBy),
    lastModifiedBy: identitySet(tenant, list.lastModifiedBy),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: list.isHidden, template: list.template },
    ...(list.isHidden && { system: {} }),
  };
}

/** The library of a site as the list that it also is. */
export function libraryResource({ tenant }: Call, site: Site, drive: Drive): Resource {
  const { createdBy, lastModifiedBy, lastModifiedDateTime } = rootOf(drive);
  return {
    createdDateTime: drive.createdDateTime,
    description: '',
    id: libraryListId(drive),
    lastModifiedDateTime,
    name: 'Shared Documents',
    webUrl: drive.webUrl,
    displayName: drive.name,
    createdBy: identitySet(tenant, createdBy),
    lastModifiedBy: identitySet(tenant, lastModifiedBy),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: false, template: 'documentLibrary' },
  };
}

/** The id that a library has as a list. */
export function libraryListId({ id }: Drive): string {
  return guidOf(`${id}|as list`);
}

/** True for a name by which a library is found among lists. */
export function namesLibrary(library: Drive, name: string): boolean {
  return [libraryListId(library), 'shared documents', library.name.toLowerCase()].includes(name.toLowerCase());
}

/** The columns of a library. Assumption: of what a library has besides those of every list, the name of the file. */
export function libraryColumns(drive: Drive): ListColumn[] {
  const id = libraryListId(drive);
  const name = newColumn(guidOf(`${id}|column|FileLeafRef`), {
    name: 'FileLeafRef',
    displayName: 'Name',
    kind: null,
    facet: {},
    required: true,
  });
  return [...builtInColumns(id), name];
}

/** What of a list can be expanded. */
export function listExpand(call: Call, site: Site): Expand<SiteList> {
  return {
    columns: ({ columns }) => columns.map(columnResource),
    items: (list, { expand }) =>
      Promise.all(
        [...list.items.values()]
          .filter(({ deletedDateTime }) => deletedDateTime === undefined)
          .map((item) =>
            expandResource(itemResource(call.tenant, site, list, item), item, expand, itemExpand(call.tenant, list), itemType),
          ),
      ),
  };
}

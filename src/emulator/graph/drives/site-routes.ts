import type { Site } from '../../tenant/drives.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { accessDenied, itemNotFound } from './failures.ts';
import { openSite, siteResource, siteType, visibleSites } from './sites.ts';
import { siteOfGroup } from './state.ts';

/** https://learn.microsoft.com/graph/api/site-get, site-getbypath; of a group: https://learn.microsoft.com/graph/api/site-get#access-a-group-team-site */
export function getSite(call: Call): Promise<Reply> {
  const { tenant, access } = call;
  const groupId = call.params['group-id']?.toLowerCase();
  const group = groupId === undefined ? undefined : tenant.groups.get(groupId);
  const ofGroup = group && siteOfGroup(tenant, group);
  if (groupId !== undefined && !ofGroup) throw itemNotFound();
  if (access.user && group && !group.members.includes(access.user.id)) throw accessDenied();
  return entityReply(call, ofGroup ?? openSite(call), { context: 'sites', type: siteType, resource: siteResource, alwaysSelected: [] });
}

/** The sites that the caller may see. https://learn.microsoft.com/graph/api/site-list, site-search */
export function listSites(call: Call): Promise<Reply> {
  return listReply(call, visibleSites(call), {
    context: 'sites',
    type: siteType,
    defaultTop: 200,
    paging: 'skiptoken',
    resource: siteResource,
    search: (text) => matcher(text),
    alwaysSelected: [],
  });
}

/** Assumption: a site is found by any part of what it is called, and `*` finds all. */
function matcher(text: string): (site: Site) => boolean {
  const wanted = text.replaceAll('"', '').toLowerCase();
  return ({ name, displayName, description }) => wanted === '*' || `${name} ${displayName} ${description}`.toLowerCase().includes(wanted);
}

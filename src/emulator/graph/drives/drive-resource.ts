import type { Drive } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Resource } from '../odata/select.ts';
import { identitySet, userIdentity } from './identities.ts';
import { sizesOf } from './sizes.ts';
import { drivesOf } from './state.ts';
import { rootOf } from './tree.ts';

/** The published type of drives, with what the emulator keeps of it. */
export const driveType = {
  name: 'drive',
  properties: [
    'id name description driveType owner quota webUrl sharePointIds createdBy lastModifiedBy createdDateTime',
    'lastModifiedDateTime',
  ].flatMap((names) => names.split(' ')),
};

/** Of the shares of what is left at which the state of a quota changes. Assumption: the page of the type names the states, not where they begin. */
const nearing = 0.1;
const critical = 0.01;

/** A drive as it goes out. https://learn.microsoft.com/graph/api/resources/drive */
export function driveResource(tenant: Tenant, drive: Drive): Resource {
  const { createdBy, lastModifiedBy, lastModifiedDateTime } = rootOf(drive);
  const { total, used, deleted, remaining } = sizesOf(tenant, drive);
  const left = remaining / total;
  const state = remaining === 0 ? 'exceeded' : left < critical ? 'critical' : left < nearing ? 'nearing' : 'normal';
  return {
    createdDateTime: drive.createdDateTime,
    description: '',
    id: drive.id,
    lastModifiedDateTime,
    name: drive.name,
    webUrl: drive.webUrl,
    driveType: drive.driveType,
    createdBy: identitySet(tenant, createdBy),
    lastModifiedBy: identitySet(tenant, lastModifiedBy),
    owner: ownerOf(tenant, drive),
    quota: { deleted, remaining, state, total, used },
  };
}

function ownerOf(tenant: Tenant, drive: Drive): Resource {
  if (drive.userId !== null) return { user: userIdentity(tenant, drive.userId) };
  const group = tenant.groups.get(drivesOf(tenant).sites.get(drive.siteId ?? '')?.groupId ?? '');
  const maker = identitySet(tenant, { ...rootOf(drive).createdBy, clientId: '' });
  // The owner of a library is declared as one kind of identity and is another one.
  if (!group) return maker;
  return {
    '@odata.type': '#microsoft.graph.sharePointIdentitySet',
    ...maker,
    group: { id: group.id, displayName: `${group.displayName} Owners` },
  };
}

import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { listReply } from '../odata/collection.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { directoryPermissions } from './permissions.ts';

/** Somebody, and how often he or she is in the mail of whom it is about. */
interface Ranked {
  readonly user: User;
  readonly score: number;
}

const personType = {
  name: 'person',
  properties: [
    'id',
    'displayName',
    'givenName',
    'surname',
    'birthday',
    'personNotes',
    'isFavorite',
    'jobTitle',
    'companyName',
    'yomiCompany',
    'department',
    'officeLocation',
    'profession',
    'userPrincipalName',
    'imAddress',
    'scoredEmailAddresses',
    'phones',
    'postalAddresses',
    'websites',
    'personType',
  ],
};

/**
 * The people of the organisation, the nearest first. Assumption: who is nearest is told from mail alone, of which the page says that it counts
 * with much else.
 */
function ranked(tenant: Tenant, owner: User): Ranked[] {
  const counts = new Map<string, number>();
  for (const { from, toRecipients, ccRecipients } of tenant.mailboxes.get(owner.id)?.messages.values() ?? []) {
    for (const one of [...(from ? [from] : []), ...toRecipients, ...ccRecipients]) {
      const address = one.address.toLowerCase();
      counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  return [...tenant.users.values()]
    .filter((user) => user !== owner && user.accountEnabled)
    .map((user) => ({ user, score: counts.get(user.mail.toLowerCase()) ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.user.displayName < b.user.displayName ? -1 : 1));
}

function personResource({ user, score }: Ranked, tenant: Tenant): Resource {
  return {
    id: user.id,
    displayName: user.displayName,
    givenName: user.givenName || null,
    surname: user.surname || null,
    birthday: '',
    personNotes: '',
    isFavorite: false,
    jobTitle: user.jobTitle || null,
    companyName: tenant.displayName,
    yomiCompany: '',
    department: user.department ?? null,
    officeLocation: user.officeLocation || null,
    profession: '',
    userPrincipalName: user.userPrincipalName,
    imAddress: `sip:${user.userPrincipalName}`,
    scoredEmailAddresses: [{ address: user.mail, relevanceScore: score }],
    phones: user.businessPhones.map((number) => ({ type: 'business', number })),
    postalAddresses: [],
    websites: [],
    personType: { class: 'Person', subclass: 'OrganizationUser' },
  };
}

/** Whether a name or an address begins with what is looked for. */
function isLike(text: string): (item: Ranked) => boolean {
  const wanted = text.replaceAll('"', '').trim().toLowerCase();
  if (wanted === '') throw new GraphFailure(400, 'BadRequest', 'The $search text is empty.');
  return ({ user }) => [user.displayName, user.surname, user.mail].some((value) => value.toLowerCase().startsWith(wanted));
}

function listPeople(call: Call): Promise<Reply> {
  const read = (item: Ranked, name: string): unknown => personResource(item, call.tenant)[name];
  return listReply(call, ranked(call.tenant, call.owner), {
    context: `users('${call.owner.id}')/people`,
    type: personType,
    // https://learn.microsoft.com/graph/api/user-list-people
    defaultTop: 10,
    paging: 'skip',
    read,
    search: isLike,
    resource: (item) => personResource(item, call.tenant),
  });
}

/** Whom somebody has to do with. https://learn.microsoft.com/graph/people-example */
export const peopleRoutes: readonly Route[] = [
  { operation: 'GET /me/people', permissions: directoryPermissions.readPeople, handle: listPeople },
];

import type { User } from '../../tenant/directory.ts';
import { createIds } from '../../tenant/ids.ts';
import type { Mailbox } from '../../tenant/mailbox.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { newFolderId } from './exchange-ids.ts';
import { defaultCategories, defaultSettings } from './mailbox-defaults.ts';
import { folderLanguage, wellKnownFolders } from './well-known-folders.ts';

/** The mailbox of `owner`; it is made when it is first asked for. */
export function mailboxOf(tenant: Tenant, owner: User): Mailbox {
  return tenant.mailboxes.get(owner.id) ?? createMailbox(tenant, owner);
}

/**
 * The mailboxes that receive mail for `address`: the one of a person or shared mailbox, those of the members of a group, or none.
 *
 * @param address - A mail address or user principal name in any letter case.
 */
export function mailboxesForAddress(tenant: Tenant, address: string): Mailbox[] {
  const user = findUser(tenant, address);
  if (user) return [mailboxOf(tenant, user)];
  const group = [...tenant.groups.values()].find(({ mail }) => mail?.toLowerCase() === address.toLowerCase());
  const members = (group?.members ?? []).map((id) => tenant.users.get(id));
  return members.flatMap((member) => (member ? [mailboxOf(tenant, member)] : []));
}

/** True when the tenant is responsible for the domain of `address`: mail to an unknown name there comes back. */
export function isLocalAddress(tenant: Tenant, address: string): boolean {
  return address.toLowerCase().endsWith(`@${tenant.domain.toLowerCase()}`);
}

function createMailbox(tenant: Tenant, owner: User): Mailbox {
  const mailbox: Mailbox = {
    ownerId: owner.id,
    folders: new Map(),
    messages: new Map(),
    removed: [],
    categories: defaultCategories(tenant.ids),
    rules: [],
    uploads: new Map(),
    rights: { fullAccess: [], sendAs: [], sendOnBehalf: [] },
    settings: {},
    automaticRepliesSentTo: new Set(),
    changeNumber: 0,
  };
  const language = folderLanguage(owner.preferredLanguage);
  const idByName = new Map<string, string>();
  const ownIds = createIds(Number.parseInt(owner.id.slice(0, 8), 16) | 0);
  for (const { name, parent, isHidden, displayName, isLater } of wellKnownFolders) {
    const id = newFolderId(owner.id, isLater ? ownIds : tenant.ids);
    idByName.set(name, id);
    mailbox.folders.set(id, {
      id,
      displayName: displayName[language],
      wellKnownName: name,
      parentFolderId: parent === null ? null : (idByName.get(parent) ?? null),
      isHidden,
      changeNumber: isLater ? mailbox.changeNumber : ++mailbox.changeNumber,
    });
  }
  mailbox.settings = defaultSettings(owner, idByName.get('archive') ?? '', tenant.clock.now());
  tenant.mailboxes.set(owner.id, mailbox);
  return mailbox;
}

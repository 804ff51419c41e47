import type { User } from '../../tenant/directory.ts';
import type { EmailAddress, Message } from '../../tenant/mailbox.ts';
import { findUser, type Tenant } from '../../tenant/tenant.ts';
import { badBody, listFrom, memberOf, objectFrom, textFrom } from '../json-input.ts';

/** A `recipient` resource. */
export interface RecipientResource {
  readonly emailAddress: EmailAddress;
}

/** The address under which a person or shared mailbox sends. */
export function addressOf(user: User): EmailAddress {
  return { name: user.displayName, address: user.mail };
}

/** True when the address is one of the person's: mail address or user principal name. */
export function isAddressOf(user: User, { address }: EmailAddress): boolean {
  return [user.mail, user.userPrincipalName].some((own) => own.toLowerCase() === address.toLowerCase());
}

/** Shows an address as Graph does. */
export function recipientResource(address: EmailAddress): RecipientResource {
  return { emailAddress: { name: address.name, address: address.address } };
}

/**
 * Reads `{"emailAddress": {"address", "name"}}`. A missing name becomes the one in the directory, else the address.
 *
 * @throws GraphFailure 400 naming the field.
 */
export function recipientFrom(tenant: Tenant, value: unknown, field: string): EmailAddress {
  const emailAddress = memberOf(objectFrom(value, `The property '${field}'`), 'emailAddress');
  if (emailAddress === undefined) throw badBody(`The property '${field}' must have an 'emailAddress'.`);
  const object = objectFrom(emailAddress, `The property '${field}/emailAddress'`);
  const address = textFrom(memberOf(object, 'address') ?? '', `${field}/emailAddress/address`).trim();
  const name = textFrom(memberOf(object, 'name') ?? '', `${field}/emailAddress/name`).trim();
  return { name: name || findUser(tenant, address)?.displayName || address, address };
}

/** Reads a list of recipients. @throws GraphFailure 400 naming the field. */
export function recipientsFrom(tenant: Tenant, value: unknown, field: string): EmailAddress[] {
  return listFrom(value, field).map((item) => recipientFrom(tenant, item, field));
}

/** Everybody who gets the message, each once, in the order to, cc, bcc. */
export function allRecipients(message: Pick<Message, 'toRecipients' | 'ccRecipients' | 'bccRecipients'>): EmailAddress[] {
  return withoutRepeats([...message.toRecipients, ...message.ccRecipients, ...message.bccRecipients]);
}

/** The addresses, each once, letter case aside. */
export function withoutRepeats(addresses: readonly EmailAddress[]): EmailAddress[] {
  const seen = new Set<string>();
  return addresses.filter(({ address }) => {
    const key = address.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** True when both name the same mailbox, letter case aside. */
export function isSameAddress(a: EmailAddress | null | undefined, b: EmailAddress | null | undefined): boolean {
  return a?.address.toLowerCase() === b?.address.toLowerCase();
}

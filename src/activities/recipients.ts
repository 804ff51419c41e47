import { z } from 'zod';
import { naming } from '../core/named-thing.ts';

/** A recipient as Graph writes it. */
export interface GraphRecipient {
  readonly emailAddress?: { readonly name?: string | null; readonly address?: string | null } | null;
}

// One @ with something on both sides; whether the address exists is for the mail system to say.
const bare = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
// No two parts of it can claim the same characters: it is read in proportion to the length of the text.
const withName = /^([^<>]*)<([^<>]*)>$/;

/** One e-mail address, alone or after a name: `ada@contoso.example`, `Ada Martin <ada@contoso.example>`. */
export const address = z
  .string()
  .refine(
    (text) => bare.test(partsOf(text).address),
    'must be an e-mail address, such as ada@contoso.example or Ada Martin <ada@contoso.example>.',
  )
  .meta(naming('address'));

/** E-mail addresses. */
export const addresses = z.array(address);

/** An address as Graph writes it. */
export function toRecipient(text: string): GraphRecipient {
  const { name, address: mail } = partsOf(text);
  return { emailAddress: { ...(name && { name }), address: mail } };
}

function partsOf(text: string): { readonly name: string; readonly address: string } {
  const [, name = '', within] = withName.exec(text.trim()) ?? [];
  return within === undefined
    ? { name: '', address: text.trim() }
    : { name: name.trim().replace(/^"(.*)"$/, '$1'), address: within.trim() };
}

/** Addresses as Graph writes them. */
export function toRecipients(texts: readonly string[]): GraphRecipient[] {
  return texts.map(toRecipient);
}

/** A person, as activities give one. */
export const person = z
  .object({
    name: z.string().describe('Display name; empty when there is none.'),
    address: z.string().describe('E-mail address.'),
  })
  .meta({ named: { name: 'Person', text: 'A name and an e-mail address.' } });

/** Persons. */
export const people = z.array(person);

/** A recipient of Graph as a person of ours; null where it names nobody. */
export function toPerson(recipient: GraphRecipient | null | undefined): z.output<typeof person> | null {
  const address = recipient?.emailAddress?.address;
  const name = recipient?.emailAddress?.name;
  return address || name ? { name: name ?? '', address: address ?? '' } : null;
}

/** Recipients of Graph as persons of ours. */
export function toPeople(recipients: readonly GraphRecipient[] | null | undefined): z.output<typeof people> {
  return (recipients ?? []).flatMap((recipient) => toPerson(recipient) ?? []);
}

import { z } from 'zod';
import type { GraphRecipient } from './message.ts';

// One @ with something on both sides; whether the address exists is for the mail system to say.
const bare = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const withName = /^\s*(?<name>[^<>]*?)\s*<\s*(?<address>[^\s@<>,;"]+@[^\s@<>,;"]+)\s*>\s*$/;

/** One e-mail address, alone or after a name: `ada@contoso.example`, `Ada Martin <ada@contoso.example>`. */
export const address = z
  .string()
  .refine(
    (text) => bare.test(text.trim()) || withName.test(text),
    'must be an e-mail address, such as ada@contoso.example or Ada Martin <ada@contoso.example>.',
  );

/** E-mail addresses. */
export const addresses = z.array(address);

/** An address as Graph writes it. */
export function toRecipient(text: string): GraphRecipient {
  const parts = withName.exec(text)?.groups;
  if (!parts) return { emailAddress: { address: text.trim() } };
  const name = parts['name']?.replace(/^"(.*)"$/, '$1');
  return { emailAddress: { ...(name && { name }), address: parts['address'] ?? '' } };
}

/** Addresses as Graph writes them. */
export function toRecipients(texts: readonly string[]): GraphRecipient[] {
  return texts.map(toRecipient);
}

import type { Embedment } from '../../src/embedded.ts';
import { mailboxesForAddress } from '../../src/emulator/graph/outlook/mailboxes.ts';
import type { Mailbox } from '../../src/emulator/tenant/mailbox.ts';

/** Brings so many messages to the inbox of the account of a tenant, `Message 0` first, a second apart or as many milliseconds as told. */
export async function manyMessages(
  { emulator, account }: Pick<Embedment, 'emulator' | 'account'>,
  count: number,
  apart = 1000,
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    emulator.tenant.clock.advance(apart);
    const body = JSON.stringify({ to: [account], from: 'sender@fabrikam.example', subject: `Message ${number}`, text: 'A text.' });
    const headers = { 'content-type': 'application/json' };
    const { status } = await emulator.fetch(new Request('http://localhost/_emulator/messages', { method: 'POST', headers, body }));
    if (status !== 201) throw new Error(`The message was answered with ${status}.`);
  }
}

/** The mailbox of an account. */
export function mailboxOf({ emulator, account }: Pick<Embedment, 'emulator' | 'account'>): Mailbox {
  const [mailbox] = mailboxesForAddress(emulator.tenant, account);
  if (mailbox === undefined) throw new Error(`${account} has no mailbox.`);
  return mailbox;
}

/** Where the messages that `manyMessages` brought lie now: how many there are of each subject in each folder, `Archive/Message 1`. */
export function whereMessagesLie(of: Pick<Embedment, 'emulator' | 'account'>): ReadonlyMap<string, number> {
  const { messages, folders } = mailboxOf(of);
  const counts = new Map<string, number>();
  for (const { subject, parentFolderId } of messages.values()) {
    if (!subject.startsWith('Message ')) continue;
    const place = `${folders.get(parentFolderId)?.displayName}/${subject}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

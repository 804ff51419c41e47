import { createTestGraph, type TestGraph } from './test-graph.ts';
import { mailboxesForAddress } from '../../src/emulator/graph/outlook/mailboxes.ts';
import { mailRoutes } from '../../src/emulator/graph/mail/routes.ts';

/** A Graph for tests of mail: the seeded people with empty mailboxes, and Ada's rights on the shared mailbox `invoices`. */
export interface TestMail extends TestGraph {
  /** Sends a mail from a person and answers with the status. */
  send(from: string, message: Readonly<Record<string, unknown>>): Promise<number>;
  /** The messages of a folder, newest first. @param folder - Id or well-known name. */
  messagesOf(alias: string, folder: string, query?: string): Promise<Record<string, unknown>[]>;
  /** Makes a draft of a person and answers with it. */
  draft(alias: string, message: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

/** Everything that delegated mail permissions can give. */
export const all = 'Mail.ReadWrite Mail.Send Mail.ReadWrite.Shared Mail.Send.Shared MailboxSettings.ReadWrite';

/** Creates it; the clock stands still at 2026-03-02T09:00:00Z. */
export function createTestMail(): TestMail {
  const graph = createTestGraph({ routes: mailRoutes });
  const [invoices] = mailboxesForAddress(graph.tenant, 'invoices@contoso.example');
  const [ada, chloe] = ['ada', 'chloe'].map((alias) => mailboxesForAddress(graph.tenant, `${alias}@contoso.example`)[0]?.ownerId ?? '');
  invoices?.rights.fullAccess.push(ada ?? '', chloe ?? '');
  invoices?.rights.sendAs.push(ada ?? '');
  invoices?.rights.sendOnBehalf.push(chloe ?? '');
  return {
    ...graph,
    async send(from, message) {
      const { status } = await graph.call('/v1.0/me/sendMail', { as: `${from} ${all}`, method: 'POST', body: { message } });
      return status;
    },
    async messagesOf(alias, folder, query = '$top=1000') {
      const { body } = await graph.json(`/v1.0/me/mailFolders/${encodeURIComponent(folder)}/messages?${query}`, { as: `${alias} ${all}` });
      return body.value as Record<string, unknown>[];
    },
    async draft(alias, message) {
      return (await graph.json('/v1.0/me/messages', { as: `${alias} ${all}`, method: 'POST', body: message })).body;
    },
  };
}

/** Recipients as Graph wants them. @param addresses - `ben` stands for `ben@contoso.example`. */
export function to(...addresses: readonly string[]): { emailAddress: { address: string } }[] {
  return addresses.map((address) => ({ emailAddress: { address: address.includes('@') ? address : `${address}@contoso.example` } }));
}

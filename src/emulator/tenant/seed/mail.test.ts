import { describe, expect, test } from 'vitest';
import { all } from '../../../../test/support/test-mail.ts';
import { mailRoutes } from '../../graph/mail/routes.ts';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { createTenant } from '../create.ts';
import type { Tenant } from '../tenant.ts';
import { seedMail } from './mail.ts';

const now = new Date('2026-03-02T09:00:00Z');

function seeded(seed = 1): Tenant {
  const tenant = createTenant({ seed, now });
  seedMail(tenant);
  return tenant;
}

function graphOf(tenant: Tenant): TestGraph {
  return createTestGraph({ routes: mailRoutes }, tenant);
}

async function list(graph: TestGraph, path: string, alias = 'ada'): Promise<Record<string, unknown>[]> {
  return (await graph.json(`/v1.0${path}`, { as: `${alias} ${all}` })).body.value as Record<string, unknown>[];
}

describe('the seeded mail', () => {
  test.each([1, 2, 3, 4, 5])('with seed %i has 200 messages, and enough for Ada', async (seed) => {
    const tenant = seeded(seed);
    const graph = graphOf(tenant);
    const inbox = await list(graph, '/me/mailFolders/inbox/messages?$top=1000');
    const invoices = inbox.filter(({ subject, hasAttachments }) => String(subject).startsWith('Invoice') && hasAttachments === true);

    expect([...tenant.mailboxes.values()].reduce((sum, { messages }) => sum + messages.size, 0)).toBe(200);
    expect(inbox.length).toBeGreaterThanOrEqual(25);
    expect(inbox.filter(({ isRead }) => isRead === false).length).toBeGreaterThanOrEqual(6);
    expect(invoices.length).toBeGreaterThanOrEqual(5);
  });

  test('repeats with the seed and differs without it', () => {
    const ids = (tenant: Tenant): string[] => [...tenant.mailboxes.values()].flatMap(({ messages }) => [...messages.keys()]);

    expect(ids(seeded(7))).toEqual(ids(seeded(7)));
    expect(ids(seeded(7))).not.toEqual(ids(seeded(8)));
  });

  test('lies in the last 60 days, and comes in the order of its dates', () => {
    for (const { messages } of seeded().mailboxes.values()) {
      const dates = [...messages.values()].map(({ receivedDateTime }) => Date.parse(receivedDateTime));

      expect(dates).toEqual([...dates].sort((a, b) => a - b));
      expect(Math.min(...dates)).toBeGreaterThan(now.getTime() - 60 * 24 * 60 * 60 * 1000);
      expect(Math.max(...dates)).toBeLessThan(now.getTime());
    }
  });

  test('has threads, folders, categories, both kinds of bodies, and files of real bytes', async () => {
    const tenant = seeded();
    const graph = graphOf(tenant);
    const everything = [...tenant.mailboxes.values()].flatMap(({ messages }) => [...messages.values()]);
    const apollo = (await list(graph, '/me/mailFolders/inbox/childFolders')).find(({ displayName }) => displayName === 'Projects');
    const [below] = await list(graph, `/me/mailFolders/${String(apollo?.id)}/childFolders`);
    const thread = await list(graph, `/me/mailFolders/${String(below?.id)}/messages`);
    const files = everything.flatMap(({ attachments }) => attachments);

    expect(below?.displayName).toBe('Apollo');
    expect(new Set(thread.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(new Set(thread.map(({ subject }) => subject))).toEqual(new Set(['Apollo: kick-off notes', 'RE: Apollo: kick-off notes']));
    expect(new Set(everything.map(({ body }) => body.contentType))).toEqual(new Set(['text', 'html']));
    expect(everything.some(({ categories }) => categories.length > 0)).toBe(true);
    expect(files.some(({ size }) => size > 3 * 1024 * 1024)).toBe(true);
    expect(
      files
        .filter(({ contentType }) => contentType === 'application/pdf')
        .every(({ content }) => Buffer.from(content).toString('latin1').startsWith('%PDF-')),
    ).toBe(true);
  });

  test('leaves Ada without a folder Invoices, which others have', async () => {
    const graph = graphOf(seeded());
    const names = async (alias: string): Promise<unknown[]> => {
      const folders = await list(graph, '/me/mailFolders/inbox/childFolders', alias);
      return folders.map(({ displayName }) => displayName);
    };

    expect(await names('ada')).not.toContain('Invoices');
    expect(await names('chloe')).toContain('Invoices');
  });

  test('gives the rights on the shared mailbox', async () => {
    const graph = graphOf(seeded());
    const read = async (alias: string): Promise<number> => {
      const { status } = await graph.call('/v1.0/users/invoices@contoso.example/messages', { as: `${alias} ${all}` });
      return status;
    };

    expect(await Promise.all(['ada', 'chloe', 'ben'].map(read))).toEqual([200, 200, 403]);
    expect(await list(graph, '/users/invoices@contoso.example/messages?$top=50')).toHaveLength(14);
  });

  test('leaves an empty tenant empty', () => {
    const tenant = createTenant({ empty: true, now });
    seedMail(tenant);

    expect(tenant.mailboxes.size).toBe(0);
  });
});

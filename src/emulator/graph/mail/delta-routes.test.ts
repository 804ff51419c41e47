import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, createTestMail, type TestMail, to } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;

interface Round {
  readonly value: Record<string, unknown>[];
  /** Path of the next round. */
  readonly next: string;
  readonly pages: number;
}

/** Asks for one page of a round; says whether it is the last one, and where to go on. */
async function page(mail: TestMail, path: string, headers: Record<string, string> = {}) {
  const { status, body } = await mail.json(path, { as, headers });
  expect(status).toBe(200);
  const link = new URL(String(body['@odata.nextLink'] ?? body['@odata.deltaLink']));
  const isLast = body['@odata.deltaLink'] !== undefined;
  return { value: body.value as Record<string, unknown>[], next: link.pathname + link.search, isLast };
}

/** Follows a round to its end. */
async function round(mail: TestMail, start: string, headers: Record<string, string> = {}): Promise<Round> {
  const value: Record<string, unknown>[] = [];
  let path = start;
  for (let pages = 1; ; pages++) {
    const one = await page(mail, path, headers);
    value.push(...one.value);
    path = one.next;
    if (one.isLast) return { value, next: path, pages };
  }
}

/** Applies a round to what a client knows. */
function apply(known: Map<unknown, unknown>, value: readonly Record<string, unknown>[]): void {
  for (const item of value) {
    if ('@removed' in item) known.delete(item.id);
    else known.set(item.id, item.subject ?? item.displayName);
  }
}

const inboxDelta = '/v1.0/me/mailFolders/inbox/messages/delta';

describe('changes of the messages of a folder', () => {
  test('begin with all there is, and then tell what is new, changed and gone', async () => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'A', toRecipients: to('ada') });
    await mail.send('ben', { subject: 'B', toRecipients: to('ada') });
    const first = await round(mail, `${inboxDelta}?$select=subject,isRead`);
    const [b, a] = await mail.messagesOf('ada', 'inbox');
    await mail.json(`/v1.0/me/messages/${String(a?.id)}`, { as, method: 'PATCH', body: { isRead: true } });
    await mail.json(`/v1.0/me/messages/${String(b?.id)}/move`, { as, method: 'POST', body: { destinationId: 'archive' } });
    await mail.send('ben', { subject: 'C', toRecipients: to('ada') });
    const second = await round(mail, first.next);
    const third = await round(mail, second.next);

    expect(first.value).toMatchObject([{ subject: 'A', isRead: false }, { subject: 'B' }]);
    expect(first.value[0]).not.toHaveProperty('body');
    expect(second.value).toMatchObject([
      { subject: 'A', isRead: true },
      { id: b?.id, '@removed': { reason: 'deleted' } },
      { subject: 'C' },
    ]);
    expect(third.value).toEqual([]);
  });

  test('come in pages of the wanted size', async () => {
    const mail = createTestMail();
    for (const subject of ['A', 'B', 'C', 'D', 'E']) await mail.send('ben', { subject, toRecipients: to('ada') });
    const response = await mail.call(inboxDelta, { as, headers: { Prefer: 'odata.maxpagesize=2' } });
    const whole = await round(mail, inboxDelta, { Prefer: 'odata.maxpagesize=2' });

    expect(response.headers.get('Preference-Applied')).toBe('odata.maxpagesize=2');
    expect(whole.pages).toBe(3);
    expect(whole.value.map(({ subject }) => subject)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('are of one kind only with changeType, after the first round', async () => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'A', toRecipients: to('ada') });
    const rounds = new Map<string, Round>();
    for (const type of ['created', 'updated', 'deleted']) rounds.set(type, await round(mail, `${inboxDelta}?changeType=${type}`));
    const [a] = await mail.messagesOf('ada', 'inbox');
    await mail.send('ben', { subject: 'B', toRecipients: to('ada') });
    await mail.json(`/v1.0/me/messages/${String(a?.id)}`, { as, method: 'PATCH', body: { isRead: true } });
    const next = async (type: string): Promise<unknown[]> => {
      const { value } = await round(mail, rounds.get(type)?.next ?? '');
      return value.map(({ subject }) => subject);
    };

    expect(rounds.get('deleted')?.value).toHaveLength(1);
    expect(await next('created')).toEqual(['B']);
    expect(await next('updated')).toEqual(['A']);
    expect(await next('deleted')).toEqual([]);
    expect((await mail.json(`${inboxDelta}?changeType=painted`, { as })).status).toBe(400);
  });

  test('do not mix folders: the token of one is unknown in another', async () => {
    const mail = createTestMail();
    const { next } = await round(mail, inboxDelta);
    const answer = await mail.call(next.replace('inbox', 'drafts'), { as });

    expect(answer.status).toBe(410);
    expect(answer.headers.get('Location')).toMatch(/drafts\/messages\/delta$/);
  });

  test('applied one after the other always give the listing, whatever changes between two pages', async () => {
    const action = fc.constantFrom('receive', 'read', 'move', 'back', 'delete', 'erase', 'page', 'sync');
    const actionLists = fc.array(action, { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(actionLists, fc.integer({ min: 1, max: 4 }), fc.boolean(), async (actions, size, immutable) => {
        const mail = createTestMail();
        const whole = { Prefer: immutable ? 'IdType="ImmutableId"' : 'odata.track-changes' };
        const headers = { Prefer: `odata.maxpagesize=${size}, ${whole.Prefer}` };
        const known = new Map<unknown, unknown>();
        let path = inboxDelta;
        const turn = async (): Promise<void> => {
          const { value, next } = await page(mail, path, headers);
          apply(known, value);
          path = next;
        };
        const sync = async (): Promise<void> => {
          const { value, next } = await round(mail, path, headers);
          apply(known, value);
          path = next;
        };
        for (const [index, name] of actions.entries()) {
          if (name === 'sync') await sync();
          else if (name === 'page') await turn();
          else await act(mail, name, index);
        }
        // What changed while a round was under way is told in it or in the next one.
        await sync();
        await sync();
        const { body } = await mail.json('/v1.0/me/mailFolders/inbox/messages?$top=1000', { as, headers: whole });
        const listed = new Map((body.value as Record<string, unknown>[]).map(({ id, subject }) => [id, subject]));

        expect(new Map([...known].sort())).toEqual(new Map([...listed].sort()));
      }),
      { numRuns: 60 },
    );
  });
});

async function act(mail: TestMail, action: string, index: number): Promise<void> {
  if (action === 'receive') return void (await mail.send('ben', { subject: `Message ${index}`, toRecipients: to('ada') }));
  const messages = await mail.messagesOf('ada', action === 'back' ? 'archive' : 'inbox');
  const chosen = messages[index % Math.max(1, messages.length)];
  if (!chosen) return;
  const path = `/v1.0/me/messages/${String(chosen.id)}`;
  if (action === 'read') await mail.json(path, { as, method: 'PATCH', body: { isRead: index % 2 === 0 } });
  if (action === 'move') await mail.json(`${path}/move`, { as, method: 'POST', body: { destinationId: 'archive' } });
  if (action === 'back') await mail.json(`${path}/move`, { as, method: 'POST', body: { destinationId: 'inbox' } });
  if (action === 'delete') await mail.call(path, { as, method: 'DELETE' });
  if (action === 'erase') await mail.call(`${path}/permanentDelete`, { as, method: 'POST' });
}

describe('changes of the folders of a mailbox', () => {
  test('tell new, renamed and removed folders, and changed counts', async () => {
    const mail = createTestMail();
    const first = await round(mail, '/v1.0/me/mailFolders/delta');
    const made = await mail.json('/v1.0/me/mailFolders', { as, method: 'POST', body: { displayName: 'New' } });
    await mail.send('ben', { subject: 'x', toRecipients: to('ada') });
    const second = await round(mail, first.next);
    const path = `/v1.0/me/mailFolders/${String(made.body.id)}`;
    await mail.call(`${path}/permanentDelete`, { as, method: 'POST' });
    const third = await round(mail, second.next);

    expect(first.value).toHaveLength(8);
    expect(second.value.map(({ displayName }) => displayName).sort()).toEqual(['Inbox', 'New']);
    expect(second.value).toContainEqual(expect.objectContaining({ displayName: 'Inbox', unreadItemCount: 1 }));
    expect(third.value).toEqual([{ id: made.body.id, '@removed': { reason: 'deleted' } }]);
  });
});

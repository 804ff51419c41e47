import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const rules = '/v1.0/me/mailFolders/inbox/messageRules';

async function makeRule(mail: TestMail, rule: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }> {
  return mail.json(rules, { as, method: 'POST', body: { displayName: 'Rule', sequence: 1, isEnabled: true, ...rule } });
}

describe('rules', () => {
  test('are made, listed in order, changed and deleted', async () => {
    const mail = createTestMail();
    const second = await makeRule(mail, { displayName: 'Second', sequence: 2, actions: { markAsRead: true } });
    await makeRule(mail, { displayName: 'First', sequence: 1, conditions: { subjectContains: ['a'] }, actions: { delete: true } });
    const path = `${rules}/${String(second.body.id)}`;
    const changed = await mail.json(path, { as, method: 'PATCH', body: { displayName: 'Last', isEnabled: false } });

    expect(second).toMatchObject({
      status: 201,
      body: { displayName: 'Second', hasError: false, isReadOnly: false, actions: { markAsRead: true } },
    });
    expect((await mail.json(rules, { as })).body.value).toMatchObject([{ displayName: 'First' }, { displayName: 'Last' }]);
    expect(changed.body).toMatchObject({ displayName: 'Last', isEnabled: false, sequence: 2 });
    expect((await mail.call(path, { as, method: 'DELETE' })).status).toBe(204);
    expect((await mail.call(path, { as })).status).toBe(404);
  });

  test.each([
    [{ subjectContains: ['INVOICE'] }, { subject: 'Your invoice' }, true],
    [{ subjectContains: ['invoice'] }, { subject: 'Order' }, false],
    [{ bodyContains: ['pay'] }, { body: { contentType: 'html', content: '<p>Please <b>pay</b></p>' } }, true],
    [{ bodyOrSubjectContains: ['due'] }, { subject: 'Due today' }, true],
    [{ senderContains: ['okafor'] }, {}, true],
    [{ fromAddresses: to('BEN') }, {}, true],
    [{ fromAddresses: to('chloe') }, {}, false],
    [
      { hasAttachments: true },
      { attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: 'AA==' }] },
      true,
    ],
    [{ hasAttachments: true }, {}, false],
    [{ importance: 'high' }, { importance: 'high' }, true],
    [{ sentToMe: true, sentOnlyToMe: true }, {}, true],
    [{ sentCcMe: true }, {}, false],
    [{ headerContains: ['x-ticket: 42'] }, { internetMessageHeaders: [{ name: 'X-Ticket', value: '42' }] }, true],
    [{ isEncrypted: true }, {}, false],
    [{ subjectContains: ['a'], importance: 'high' }, { subject: 'a' }, false],
  ])('%j against %j: %s', async (conditions, message, isMoved) => {
    const mail = createTestMail();
    await makeRule(mail, { conditions, actions: { moveToFolder: 'archive' } });
    await mail.send('ben', { subject: 'x', toRecipients: to('ada'), ...message });

    expect(await mail.messagesOf('ada', 'archive')).toHaveLength(isMoved ? 1 : 0);
    expect(await mail.messagesOf('ada', 'inbox')).toHaveLength(isMoved ? 0 : 1);
  });

  test('act in their order until one stops them, except where an exception holds', async () => {
    const mail = createTestMail();
    await makeRule(mail, {
      sequence: 1,
      exceptions: { subjectContains: ['spare'] },
      actions: { assignCategories: ['Red category'], markAsRead: true, copyToFolder: 'archive' },
    });
    await makeRule(mail, { sequence: 2, actions: { markImportance: 'high', stopProcessingRules: true } });
    await makeRule(mail, { sequence: 3, actions: { delete: true } });
    await mail.send('ben', { subject: 'One', toRecipients: to('ada') });
    await mail.send('ben', { subject: 'Please spare', toRecipients: to('ada') });

    expect(await mail.messagesOf('ada', 'inbox')).toMatchObject([
      { subject: 'Please spare', categories: [], isRead: false, importance: 'high' },
      { subject: 'One', categories: ['Red category'], isRead: true, importance: 'high' },
    ]);
    expect(await mail.messagesOf('ada', 'archive')).toMatchObject([{ subject: 'One' }]);
    expect(await mail.messagesOf('ada', 'deleteditems')).toEqual([]);
  });

  const folderNames = ['inbox', 'archive', 'deleteditems'] as const;
  test.each<[Record<string, unknown>, Partial<Record<(typeof folderNames)[number], number>>, Record<string, unknown>]>([
    [{ delete: true }, { deleteditems: 1 }, {}],
    [{ delete: false, markAsRead: false }, { inbox: 1 }, { isRead: false }],
    [{ permanentDelete: true }, {}, {}],
    [{ moveToFolder: 'archive' }, { archive: 1 }, {}],
    [{ copyToFolder: 'archive' }, { inbox: 1, archive: 1 }, {}],
    [{ copyToFolder: 'archive', delete: true }, { archive: 1, deleteditems: 1 }, {}],
    [{ markAsRead: true }, { inbox: 1 }, { isRead: true }],
    [{ markImportance: 'low', assignCategories: ['A', 'B'] }, { inbox: 1 }, { importance: 'low', categories: ['A', 'B'] }],
    [{ stopProcessingRules: true }, { inbox: 1 }, { isRead: false }],
  ])('%j acts on delivery', async (actions, places, shown) => {
    const mail = createTestMail();
    await makeRule(mail, { actions });
    await mail.send('ben', { subject: 'One', toRecipients: to('ada') });

    for (const folder of folderNames) {
      const found = await mail.messagesOf('ada', folder);
      expect(found).toHaveLength(places[folder] ?? 0);
      for (const message of found) expect(message).toMatchObject({ subject: 'One', ...shown });
    }
  });

  test('what one deletes for good no other sees, and categories are assigned once', async () => {
    const mail = createTestMail();
    await makeRule(mail, { sequence: 1, conditions: { subjectContains: ['gone'] }, actions: { permanentDelete: true } });
    await makeRule(mail, { sequence: 2, actions: { assignCategories: ['A'], copyToFolder: 'archive' } });
    await makeRule(mail, { sequence: 3, actions: { assignCategories: ['B', 'A'] } });
    await mail.send('ben', { subject: 'gone', toRecipients: to('ada') });
    await mail.send('ben', { subject: 'here', toRecipients: to('ada') });

    expect(await mail.messagesOf('ada', 'archive')).toMatchObject([{ subject: 'here', categories: ['A'] }]);
    expect(await mail.messagesOf('ada', 'inbox')).toMatchObject([{ subject: 'here', categories: ['A', 'B'] }]);
  });

  test.each([
    [{ actions: {} }, 400, 'A rule needs at least one action.'],
    [{ displayName: '', actions: { delete: true } }, 400, `The property 'displayName' is missing.`],
    [{}, 400, `The property 'actions' is missing.`],
    [
      { conditions: { colour: 'red' }, actions: { delete: true } },
      400,
      `The property 'colour' does not exist on type 'microsoft.graph.messageRulePredicates'. ` +
        'Make sure to only use property names that are defined by the type.',
    ],
    [{ actions: { moveToFolder: 'nowhere' } }, 400, 'Id is malformed.'],
  ])('%j is refused', async (rule, status, message) => {
    const mail = createTestMail();

    expect(await makeRule(mail, rule)).toMatchObject({ status, body: { error: { message } } });
    expect((await mail.json(rules, { as })).body.value).toEqual([]);
  });
});

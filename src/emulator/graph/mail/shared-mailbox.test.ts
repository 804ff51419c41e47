import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;

describe('the shared mailbox', () => {
  const shared = '/v1.0/users/invoices@contoso.example';
  const message = { subject: 'From us', toRecipients: to('ben') };

  test('is open to those with full access and a .Shared permission only', async () => {
    const mail = createTestMail();
    const read = (who: string): Promise<{ status: number; body: Record<string, unknown> }> => mail.json(`${shared}/messages`, { as: who });

    expect((await read('ada Mail.Read.Shared')).status).toBe(200);
    expect(await read('ada Mail.ReadWrite')).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
    expect(await read('ben Mail.Read.Shared')).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
    expect((await read('app Mail.Read')).status).toBe(200);
    expect((await mail.json('/v1.0/me/messages', { as: 'ada Mail.Read.Shared' })).status).toBe(200);
  });

  test('sends as the mailbox for Ada, on its behalf for Chloe', async () => {
    const mail = createTestMail();
    const from = { emailAddress: { address: 'invoices@contoso.example' } };
    await mail.json(`${shared}/sendMail`, { as: `ada ${all}`, method: 'POST', body: { message } });
    await mail.json('/v1.0/me/sendMail', { as: `chloe ${all}`, method: 'POST', body: { message: { ...message, from } } });
    const [onBehalf, asMailbox] = await mail.messagesOf('ben', 'inbox');
    const people = (item: Record<string, unknown> | undefined): unknown[] =>
      [item?.from, item?.sender].map((one) => (one as typeof from).emailAddress.address).sort();

    expect([people(onBehalf), people(asMailbox)]).toContainEqual(['invoices@contoso.example', 'invoices@contoso.example']);
    expect([people(onBehalf), people(asMailbox)]).toContainEqual(['chloe@contoso.example', 'invoices@contoso.example']);
    expect((await mail.json(`${shared}/mailFolders/sentitems`, { as })).body.totalItemCount).toBe(1);
    expect(await mail.messagesOf('chloe', 'sentitems')).toHaveLength(1);
  });

  test('refuses to send for it without the right, or without the permission', async () => {
    const mail = createTestMail();
    const from = { emailAddress: { address: 'invoices@contoso.example' } };
    const send = (who: string): Promise<{ status: number; body: Record<string, unknown> }> =>
      mail.json('/v1.0/me/sendMail', { as: who, method: 'POST', body: { message: { ...message, from } } });

    expect(await send(`ben ${all}`)).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'ErrorSendAsDenied',
          message:
            'The user account which was used to submit this request does not have the right to send mail on behalf of the specified ' +
            'sending account., Cannot submit message.',
        },
      },
    });
    expect(await send('ada Mail.Send')).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
    expect((await send('ada Mail.Send.Shared')).status).toBe(202);
  });

  test('does not show its settings and rules to people', async () => {
    const mail = createTestMail();

    expect((await mail.json(`${shared}/mailboxSettings`, { as })).status).toBe(403);
    expect((await mail.json(`${shared}/mailboxSettings`, { as: 'app MailboxSettings.Read' })).body.userPurpose).toBe('shared');
  });
});

import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import { recordedWorld, runRecorded, type Answers } from '../../../test/support/recording-graph.ts';
import { send } from './send.ts';

const draft = { 'POST /me/messages': { id: 'D1', subject: 'Hi', isDraft: true } };
const session = { 'POST /me/messages/{message}/attachments/createUploadSession': { uploadUrl: 'https://outlook.office.com/upload/1' } };

function run(input: object, answers: Answers = {}, files: Readonly<Record<string, string | number>> = {}) {
  const world = recordedWorld(send, answers, files);
  return { world, result: runRecorded(send, { to: ['ben@contoso.example'], ...input }, world) as Promise<unknown> };
}

describe('Send Mail', () => {
  test('sends a note with one call, and only with what was given', async () => {
    const { world, result } = run({ subject: 'Hi', body: 'There' });
    expect(await result).toEqual({ id: null, sent: true, draft: null });
    expect(world.calls).toEqual([
      {
        operation: 'POST /me/sendMail',
        request: {
          body: {
            message: {
              subject: 'Hi',
              body: { contentType: 'text', content: 'There' },
              toRecipients: [{ emailAddress: { address: 'ben@contoso.example' } }],
            },
            saveToSentItems: true,
          },
          mailbox: undefined,
        },
      },
    ]);
  });

  test('sends everything that may be given', async () => {
    const { world, result } = run({
      cc: ['Chloe <chloe@contoso.example>'],
      bcc: ['diego@contoso.example'],
      bodyType: 'html',
      body: '<b>x</b>',
      importance: 'low',
      replyTo: ['elin@contoso.example'],
      from: 'invoices@contoso.example',
      requestReadReceipt: true,
      requestDeliveryReceipt: true,
      saveToSentItems: false,
      mailbox: 'invoices@contoso.example',
    });
    await result;
    expect(world.calls[0]?.request).toMatchObject({
      body: {
        message: {
          body: { contentType: 'html', content: '<b>x</b>' },
          ccRecipients: [{ emailAddress: { name: 'Chloe', address: 'chloe@contoso.example' } }],
          bccRecipients: [{ emailAddress: { address: 'diego@contoso.example' } }],
          importance: 'low',
          replyTo: [{ emailAddress: { address: 'elin@contoso.example' } }],
          from: { emailAddress: { address: 'invoices@contoso.example' } },
          isReadReceiptRequested: true,
          isDeliveryReceiptRequested: true,
        },
        saveToSentItems: false,
      },
      mailbox: 'invoices@contoso.example',
    });
  });

  test('with small files is one call, whether a copy is kept or not', async () => {
    const { world, result } = run({ attachments: ['docs/a.txt'], saveToSentItems: false }, {}, { 'docs/a.txt': 'hello' });
    expect(await result).toEqual({ id: null, sent: true, draft: null });
    expect(world.operations()).toEqual(['POST /me/sendMail']);
    expect(world.calls[0]?.request.body).toEqual({
      message: {
        subject: '',
        body: { contentType: 'text', content: '' },
        toRecipients: [{ emailAddress: { address: 'ben@contoso.example' } }],
        attachments: [
          {
            '@odata.type': '#microsoft.graph.fileAttachment',
            name: 'a.txt',
            contentType: 'application/octet-stream',
            contentBytes: btoa('hello'),
          },
        ],
      },
      saveToSentItems: false,
    });
  });

  test('with large files goes by way of a draft: small ones in a call, large ones in an upload session', async () => {
    const { world, result } = run(
      { attachments: ['docs/a.txt', 'big.pdf'], largeAttachments: true },
      { ...draft, ...session },
      { 'docs/a.txt': 'hello', 'big.pdf': 3 * 1024 * 1024 },
    );
    expect(await result).toEqual({ id: 'D1', sent: true, draft: null });
    expect(world.operations()).toEqual([
      'POST /me/messages',
      'POST /me/messages/{message}/attachments',
      'POST /me/messages/{message}/attachments/createUploadSession',
      'POST /me/messages/{message}/send',
    ]);
    expect(world.calls[1]?.request.body).toEqual({
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: 'a.txt',
      contentType: 'application/octet-stream',
      contentBytes: btoa('hello'),
    });
    expect(world.calls[2]?.request.body).toEqual({
      AttachmentItem: { attachmentType: 'file', name: 'big.pdf', size: 3_145_728, contentType: 'application/octet-stream' },
    });
    expect(world.uploads).toEqual([{ url: 'https://outlook.office.com/upload/1', size: 3_145_728 }]);
  });

  test('as a draft sends nothing and gives the draft, also without recipients', async () => {
    const { world, result } = run({ to: [], saveAsDraft: true, mailbox: 'invoices@contoso.example' }, draft);
    expect(await result).toMatchObject({ sent: false, draft: { id: 'D1', isDraft: true, mailbox: 'invoices@contoso.example' } });
    expect(world.operations()).toEqual(['POST /me/messages']);
  });
});

describe('Send Mail, when something is wrong', () => {
  test('a file that is not there stops it before any call', async () => {
    const { world, result } = run({ attachments: ['gone.pdf'] });
    await expect(result).rejects.toThrow('There is no file gone.pdf.');
    expect(world.calls).toEqual([]);
  });

  test('too much stops it before any call', async () => {
    const { world, result } = run({ attachments: ['a', 'b'] }, {}, { a: 100 * 1024 * 1024, b: 51 * 1024 * 1024 });
    await expect(result).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The attachments are 151 MB together; a message takes 150 MB at most.',
    });
    expect(world.calls).toEqual([]);
  });

  test('a refused attachment takes the draft back and says so', async () => {
    const refuse = () => {
      throw new OnbehalfError('QUOTA_EXCEEDED', 'The mailbox is full.', { details: { status: 507 } });
    };
    const { world, result } = run(
      { attachments: ['a'], largeAttachments: true },
      { ...draft, 'POST /me/messages/{message}/attachments': refuse },
      { a: 'x' },
    );
    await expect(result).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      message: 'The mailbox is full. Nothing was sent; the draft was deleted again.',
      remedy: 'Free some space, then try again.',
      details: { status: 507 },
    });
    expect(world.operations().at(-1)).toBe('DELETE /me/messages/{message}');
  });

  test('a draft that cannot be taken back is named', async () => {
    const refuse = (code: 'REQUEST_REFUSED' | 'UNAVAILABLE') => () => {
      throw new OnbehalfError(code, 'No.');
    };
    const { result } = run(
      { attachments: ['a'], largeAttachments: true },
      { ...draft, 'POST /me/messages/{message}/send': refuse('REQUEST_REFUSED'), 'DELETE /me/messages/{message}': refuse('UNAVAILABLE') },
      { a: 'x' },
    );
    await expect(result).rejects.toMatchObject({
      code: 'REQUEST_REFUSED',
      message: 'No. Nothing was sent; the unfinished draft is still in Drafts.',
    });
  });

  test('when nobody knows whether it was sent, the draft is not touched: it may be the sent copy', async () => {
    const breaks = () => {
      throw new OnbehalfError('NETWORK_FAILED', 'The connection broke.');
    };
    const { world, result } = run(
      { attachments: ['a'], largeAttachments: true },
      { ...draft, 'POST /me/messages/{message}/send': breaks },
      { a: 'x' },
    );
    await expect(result).rejects.toThrow(
      'The connection broke. It is not known whether the message was sent; look into Sent Items and Drafts.',
    );
    expect(world.operations()).not.toContain('DELETE /me/messages/{message}');
  });

  test.each([
    [{ to: [] }, 'to must name at least one recipient, or cc or bcc must.'],
    [{ to: ['ben'] }, 'to.0 must be an e-mail address, such as ada@contoso.example or Ada Martin <ada@contoso.example>.'],
    [{ to: [null] }, 'to.0 must be a string.'],
    [
      { largeAttachments: true, saveToSentItems: false },
      'saveToSentItems must stay true with largeAttachments: such a message is sent from Drafts, which leaves a copy.',
    ],
    [{ subject: 'x'.repeat(256) }, 'subject must be at most 255 characters.'],
  ])('%j is refused before any call', (input, message) => {
    const world = recordedWorld(send);
    expect(() => runRecorded(send, { to: ['ben@contoso.example'], ...input }, world)).toThrow(message);
    expect(world.calls).toEqual([]);
  });
});

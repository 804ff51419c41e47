import { describe, expect, test } from 'vitest';
import type { AnyActivity } from '../../core/activity.ts';
import { readInput } from '../../core/input.ts';
import { forward } from './forward.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { reply } from './reply.ts';
import { send } from './send.ts';

const quotation = { contentType: 'html', content: '<body>quoted</body>' };
const recipient = (address: string) => ({ emailAddress: { address } });
const created = { id: 'D1', isDraft: true, body: quotation, toRecipients: [recipient('ben@contoso.example')], ccRecipients: [] };
const attached = {
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'a.txt',
  contentType: 'application/octet-stream',
  contentBytes: btoa('x'),
};
const draftInputs = [
  { largeAttachments: true },
  { saveAsDraft: true },
  { bodyType: 'html' },
  { to: ['diego@contoso.example'] },
  { cc: ['chloe@contoso.example'] },
];

describe('Reply To Mail', () => {
  test('with a text is one call, also to everyone and with another subject', async () => {
    const world = recordedWorld(reply);
    await runRecorded(reply, { message: 'M1', body: 'Yes.' }, world);
    await runRecorded(
      reply,
      {
        message: 'M1',
        body: 'No.\n<&>',
        replyToAll: true,
        subject: 'Other',
        bcc: ['elin@contoso.example'],
        importance: 'high',
        requestReadReceipt: true,
        timeZone: 'romance standard time',
      },
      world,
    );
    expect(world.calls).toEqual([
      {
        operation: 'POST /me/messages/{message}/reply',
        request: { params: { message: 'M1' }, body: { comment: 'Yes.' }, mailbox: undefined },
      },
      {
        operation: 'POST /me/messages/{message}/replyAll',
        request: {
          params: { message: 'M1' },
          headers: { Prefer: 'outlook.timezone="Romance Standard Time"' },
          body: {
            comment: 'No.<br>&lt;&amp;&gt;',
            message: {
              subject: 'Other',
              bccRecipients: [recipient('elin@contoso.example')],
              importance: 'high',
              isReadReceiptRequested: true,
            },
          },
          mailbox: undefined,
        },
      },
    ]);
  });

  test('refuses a time zone that does not exist, before any call', async () => {
    const world = recordedWorld(reply);
    const answer = runRecorded(reply, { message: 'M1', timeZone: 'Romance "Time' }, world) as Promise<unknown>;
    await expect(answer).rejects.toThrow('"Romance "Time" is neither.');
    expect(world.calls).toEqual([]);
  });

  test('with small files is one call', async () => {
    const world = recordedWorld(reply, {}, { 'a.txt': 'x' });
    await runRecorded(reply, { message: 'M1', body: 'See this.', subject: 'Other', attachments: ['a.txt'] }, world);
    await runRecorded(reply, { message: 'M1', replyToAll: true, attachments: ['a.txt'] }, world);
    expect(world.calls.map(({ operation, request }) => [operation, request.body])).toEqual([
      ['POST /me/messages/{message}/reply', { comment: 'See this.', message: { subject: 'Other', attachments: [attached] } }],
      ['POST /me/messages/{message}/replyAll', { comment: '', message: { attachments: [attached] } }],
    ]);
  });

  test.each(draftInputs)('by way of a draft for %j attaches files to it', async (input) => {
    const world = recordedWorld(reply, { 'POST /me/messages/{message}/createReply': created }, { 'a.txt': 'x' });
    await runRecorded(reply, { message: 'M1', attachments: ['a.txt'], ...input }, world);
    expect(world.operations()).toEqual([
      'POST /me/messages/{message}/createReply',
      'PATCH /me/messages/{message}',
      'POST /me/messages/{message}/attachments',
      ...('saveAsDraft' in input ? [] : ['POST /me/messages/{message}/send']),
    ]);
  });

  test('in HTML, with files and further readers, goes through a draft and keeps quotation and recipients', async () => {
    const world = recordedWorld(
      reply,
      { 'POST /me/messages/{message}/createReplyAll': created, 'PATCH /me/messages/{message}': { id: 'D1' } },
      { 'a.txt': 'x' },
    );
    const input = {
      message: 'M1',
      body: '<b>Yes</b>',
      bodyType: 'html',
      replyToAll: true,
      to: ['diego@contoso.example'],
      cc: ['chloe@contoso.example'],
      attachments: ['a.txt'],
    };
    expect(await runRecorded(reply, input, world)).toEqual({ id: 'D1', sent: true, draft: null });
    expect(world.operations()).toEqual([
      'POST /me/messages/{message}/createReplyAll',
      'PATCH /me/messages/{message}',
      'POST /me/messages/{message}/attachments',
      'POST /me/messages/{message}/send',
    ]);
    expect(world.calls[1]?.request).toEqual({
      params: { message: 'D1' },
      body: {
        body: { contentType: 'html', content: '<body><div><b>Yes</b></div><br>quoted</body>' },
        toRecipients: [recipient('ben@contoso.example'), recipient('diego@contoso.example')],
        ccRecipients: [recipient('chloe@contoso.example')],
      },
      mailbox: undefined,
    });
  });

  test('as a draft is not sent', async () => {
    const world = recordedWorld(reply, {
      'POST /me/messages/{message}/createReply': created,
      'PATCH /me/messages/{message}': { id: 'D1', isDraft: true },
    });
    expect(await runRecorded(reply, { message: 'M1', saveAsDraft: true }, world)).toMatchObject({ sent: false, draft: { id: 'D1' } });
    expect(world.operations()).toEqual(['POST /me/messages/{message}/createReply', 'PATCH /me/messages/{message}']);
  });
});

describe('Forward Mail', () => {
  test('with a text is one call', async () => {
    const world = recordedWorld(forward);
    await runRecorded(
      forward,
      { message: 'M1', to: ['ben@contoso.example'], cc: ['chloe@contoso.example'], body: 'See <below>.', subject: 'Read this' },
      world,
    );
    expect(world.calls).toEqual([
      {
        operation: 'POST /me/messages/{message}/forward',
        request: {
          params: { message: 'M1' },
          mailbox: undefined,
          body: {
            comment: 'See &lt;below&gt;.',
            toRecipients: [recipient('ben@contoso.example')],
            message: { subject: 'Read this', ccRecipients: [recipient('chloe@contoso.example')] },
          },
        },
      },
    ]);
  });

  test.each([
    [forward, { message: 'M1', to: ['ben@contoso.example'] }, { comment: '', toRecipients: [recipient('ben@contoso.example')] }],
    [reply, { message: 'M1' }, { comment: '' }],
  ] as const)('without a text says nothing', async (activity, input, body) => {
    const world = recordedWorld(activity);
    await runRecorded(activity, input, world);
    expect(world.calls.map(({ request }) => request.body)).toEqual([body]);
  });

  test('with small files is one call', async () => {
    const world = recordedWorld(forward, {}, { 'a.txt': 'x' });
    await runRecorded(forward, { message: 'M1', to: ['ben@contoso.example'], attachments: ['a.txt'] }, world);
    expect(world.calls.map(({ operation, request }) => [operation, request.body])).toEqual([
      [
        'POST /me/messages/{message}/forward',
        { comment: '', toRecipients: [recipient('ben@contoso.example')], message: { attachments: [attached] } },
      ],
    ]);
  });

  test.each([{ largeAttachments: true }, { saveAsDraft: true }, { bodyType: 'html' }, { replaceExisting: true }])(
    'by way of a draft for %j attaches files to it',
    async (input) => {
      const world = recordedWorld(forward, { 'POST /me/messages/{message}/createForward': created }, { 'a.txt': 'x' });
      await runRecorded(forward, { message: 'M1', to: ['ben@contoso.example'], attachments: ['a.txt'], ...input }, world);
      expect(world.operations().filter((operation) => !operation.startsWith('GET '))).toEqual([
        'POST /me/messages/{message}/createForward',
        'PATCH /me/messages/{message}',
        'POST /me/messages/{message}/attachments',
        ...('saveAsDraft' in input ? [] : ['POST /me/messages/{message}/send']),
      ]);
    },
  );

  test('with replaceExisting takes out the original files and text', async () => {
    const world = recordedWorld(forward, {
      'POST /me/messages/{message}/createForward': created,
      'GET /me/messages/{message}/attachments': [{ id: 'A1' }, { id: 'A2' }],
      'PATCH /me/messages/{message}': { id: 'D1' },
    });
    await runRecorded(forward, { message: 'M1', to: ['ben@contoso.example'], body: 'Only this.', replaceExisting: true }, world);
    expect(world.calls.slice(1).map(({ operation, request }) => [operation, request.params, request.body])).toEqual([
      ['GET /me/messages/{message}/attachments', { message: 'D1' }, undefined],
      ['DELETE /me/messages/{message}/attachments/{attachment}', { message: 'D1', attachment: 'A1' }, undefined],
      ['DELETE /me/messages/{message}/attachments/{attachment}', { message: 'D1', attachment: 'A2' }, undefined],
      [
        'PATCH /me/messages/{message}',
        { message: 'D1' },
        { toRecipients: [recipient('ben@contoso.example')], body: { contentType: 'text', content: 'Only this.' } },
      ],
      ['POST /me/messages/{message}/send', { message: 'D1' }, undefined],
    ]);
  });

  test('needs a recipient unless it stays a draft', async () => {
    expect(() => runRecorded(forward, { message: 'M1' }, recordedWorld(forward))).toThrow(
      'to must name at least one recipient, or cc or bcc must.',
    );
    const world = recordedWorld(forward, { 'POST /me/messages/{message}/createForward': created, 'PATCH /me/messages/{message}': created });
    expect(await runRecorded(forward, { message: 'M1', saveAsDraft: true }, world)).toMatchObject({ sent: false });
  });
});

describe.each([send, reply, forward])('$name with files', (activity) => {
  const input = { message: 'M1', to: ['ben@contoso.example'], attachments: ['a.bin'] };
  const given = 'message' in activity.input.shape ? input : { to: input.to, attachments: input.attachments };
  const needsOf = async (size: number, more: object = {}) => {
    const { files } = recordedWorld(activity, {}, { 'a.bin': size }).context;
    const { to, ...rest } = { ...given, ...more };
    const read = readInput(activity.input, activity === reply ? rest : { to, ...rest }, activity.name);
    return (activity as AnyActivity).needs?.(files, read);
  };

  test('needs a draft where they do not fit into one call, and nothing otherwise', async () => {
    expect(await needsOf(3_000_000)).toEqual([]);
    expect(await needsOf(3 * 1024 * 1024)).toMatchObject([{ field: 'largeAttachments' }]);
    expect(await needsOf(1, { attachments: [] })).toEqual([]);
  });

  test('refuses large ones before any call, unless it goes by way of a draft', async () => {
    const world = recordedWorld(activity, {}, { 'a.bin': 3 * 1024 * 1024 });
    const { to, ...rest } = given;
    const run = runRecorded(activity, activity === reply ? rest : { to, ...rest }, world) as Promise<unknown>;

    await expect(run).rejects.toThrow(`list use(${activity.name}, { largeAttachments: true }).`);
    expect(world.calls).toEqual([]);
  });
});

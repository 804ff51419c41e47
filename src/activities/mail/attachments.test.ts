import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded, type Answers } from '../../../test/support/recording-graph.ts';
import { send } from './send.ts';

const draft = { 'POST /me/messages': { id: 'D1', subject: 'Hi', isDraft: true } };
const attachment = (name: string, kind = 'file', more: object = {}) => ({
  '@odata.type': `#microsoft.graph.${kind}Attachment`,
  id: `A-${name}`,
  name,
  contentType: 'application/pdf',
  ...more,
});
const session = { 'POST /me/messages/{message}/attachments/createUploadSession': { uploadUrl: 'https://outlook.office.com/upload/1' } };

interface SentBody {
  readonly message?: { readonly attachments?: readonly unknown[] };
}

async function attached(input: object, answers: Answers = {}, files: Readonly<Record<string, string | number>> = {}) {
  const world = recordedWorld(send, { ...draft, ...answers }, files);
  await runRecorded(send, { to: ['ben@contoso.example'], ...input }, world);
  const inOneCall = world.calls.flatMap(({ request }) => (request.body as SentBody | undefined)?.message?.attachments ?? []);
  const oneByOne = world.calls
    .filter(({ operation }) => operation.startsWith('POST /me/messages/{message}/attachments'))
    .map(({ request }) => request.body);
  const bodies = [...inOneCall, ...oneByOne];
  return { bodies, world };
}

const file = (name: string, contentType: string, content: string, more: object = {}) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name,
  contentType,
  contentBytes: btoa(content),
  ...more,
});

describe('files to attach', () => {
  test('may have another name and type, and stand inside of the HTML', async () => {
    const { bodies } = await attached(
      { attachments: ['a.txt', { path: 'a.txt' }, { path: 'a.txt', name: 'b.txt', contentType: 'text/x', contentId: 'logo' }] },
      {},
      { 'a.txt': 'hello' },
    );
    expect(bodies).toEqual([
      file('a.txt', 'application/octet-stream', 'hello'),
      file('a.txt', 'application/octet-stream', 'hello'),
      file('b.txt', 'text/x', 'hello', { isInline: true, contentId: 'logo' }),
    ]);
  });

  test('may be bytes, or their base64', async () => {
    const { bodies } = await attached({
      attachments: [
        { name: 'a.bin', bytes: new TextEncoder().encode('hello') },
        { name: 'b.png', bytes: btoa('hello'), contentType: 'image/png', contentId: 'b@1' },
      ],
    });
    expect(bodies).toEqual([
      file('a.bin', 'application/octet-stream', 'hello'),
      file('b.png', 'image/png', 'hello', { isInline: true, contentId: 'b@1' }),
    ]);
  });

  test('are inside of the HTML also when they are large', async () => {
    const { bodies } = await attached({ attachments: [{ path: 'big.png', contentId: 'big' }], largeAttachments: true }, session, {
      'big.png': 3 * 1024 * 1024,
    });
    expect(bodies).toEqual([
      {
        AttachmentItem: {
          attachmentType: 'file',
          name: 'big.png',
          size: 3_145_728,
          contentType: 'application/octet-stream',
          isInline: true,
          contentId: 'big',
        },
      },
    ]);
  });

  test.each<[unknown, string]>([
    [5, 'attachments.0 must be a path, or an object with path, or with name and bytes.'],
    ['', 'attachments.0 must not be empty.'],
    [{ path: 'a', contentId: 'two words' }, 'attachments.0.contentId must be one word, as it stands after cid: in the HTML.'],
    [{ path: 'a', contentId: '<logo>' }, 'attachments.0.contentId must be one word'],
    [{ name: 'a', bytes: 'no base64!' }, 'attachments.0.bytes must be bytes, or a text in base64.'],
    [{ name: 'a', bytes: 5 }, 'attachments.0.bytes must be'],
    [{ path: 'a', size: 1 }, 'attachments.0.size is not known.'],
  ])('%j is refused', (given, problem) => {
    expect(() => runRecorded(send, { to: ['ben@contoso.example'], attachments: [given] }, recordedWorld(send))).toThrow(problem);
  });
});

describe('what other messages hold', () => {
  const there = [
    attachment('a.pdf'),
    attachment('b.csv', 'file', { contentType: null }),
    attachment('Re: x', 'item', { contentType: null }),
    attachment('logo.pdf', 'file', { isInline: true }),
    attachment('link.pdf', 'reference'),
  ];
  const answers: Answers = {
    'GET /me/messages/{message}': { id: 'M1', subject: 'Offer' },
    'GET /me/messages/{message}/$value': 'MIME',
    'GET /me/messages/{message}/attachments': there,
    'GET /me/messages/{message}/attachments/{attachment}/$value': ({ params }: { params?: Readonly<Record<string, string>> }) =>
      `bytes of ${params?.['attachment']}`,
  };

  test('is a message as an .eml file', async () => {
    const { bodies, world } = await attached({ attachmentsFrom: [{ message: 'M1' }], mailbox: 'invoices@contoso.example' }, answers);
    expect(bodies).toEqual([file('Offer.eml', 'message/rfc822', 'MIME')]);
    expect(world.calls[0]?.request).toEqual({
      params: { message: 'M1' },
      query: { $select: 'id,subject' },
      mailbox: 'invoices@contoso.example',
    });
    expect(
      (await attached({ attachmentsFrom: [{ message: 'M1' }] }, { ...answers, 'GET /me/messages/{message}': { id: 'M1' } })).bodies,
    ).toEqual([file('message.eml', 'message/rfc822', 'MIME')]);
  });

  test('is its files that fit, but for pictures in the text and links', async () => {
    const { bodies } = await attached({ attachmentsFrom: [{ message: { id: 'M1' }, files: '*' }] }, answers);
    expect(bodies).toEqual([
      file('a.pdf', 'application/pdf', 'bytes of A-a.pdf'),
      file('b.csv', 'application/octet-stream', 'bytes of A-b.csv'),
      file('Re: x.eml', 'message/rfc822', 'bytes of A-Re: x'),
    ]);
    expect((await attached({ attachmentsFrom: [{ message: 'M1', files: '*.pdf' }] }, answers)).bodies).toHaveLength(1);
  });

  test('is refused before anything is made when no file fits, naming those that are there', async () => {
    const world = recordedWorld(send, { ...draft, ...answers });
    const sending = (files: string, more: Answers = {}) =>
      runRecorded(
        send,
        { to: ['ben@contoso.example'], attachmentsFrom: [{ message: 'M1', files }] },
        Object.keys(more).length > 0 ? recordedWorld(send, { ...answers, ...more }) : world,
      ) as Promise<unknown>;
    await expect(sending('*.docx')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'No file of the message to attach from fits *.docx. It has: a.pdf, b.csv, Re: x.eml.',
    });
    expect(world.operations()).toEqual(['GET /me/messages/{message}/attachments']);
    await expect(sending('*', { 'GET /me/messages/{message}/attachments': [] })).rejects.toThrow('It has no files.');
  });

  test('counts with the rest against what a message takes', async () => {
    const world = recordedWorld(send, answers, { a: 150 * 1024 * 1024 });
    const input = { to: ['ben@contoso.example'], attachments: ['a'], attachmentsFrom: [{ message: 'M1' }] };
    await expect(runRecorded(send, input, world) as Promise<unknown>).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(world.operations()).not.toContain('POST /me/messages');
  });

  test('is attached to a draft as it is to a message that goes out', async () => {
    const { bodies, world } = await attached({ attachmentsFrom: [{ message: 'M1' }], saveAsDraft: true }, answers);
    expect(bodies).toEqual([file('Offer.eml', 'message/rfc822', 'MIME')]);
    expect(world.operations().at(-1)).toBe('POST /me/messages/{message}/attachments');
  });

  test('is refused after it was read where it is too large for one call, before anything is sent', async () => {
    const world = recordedWorld(send, { ...answers, 'GET /me/messages/{message}/$value': 'x'.repeat(3 * 1024 * 1024) });
    const input = { to: ['ben@contoso.example'], attachmentsFrom: [{ message: 'M1' }] };
    await expect(runRecorded(send, input, world) as Promise<unknown>).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message:
        'mail.send cannot be used as given. largeAttachments must be true, because the attachments make a request of 4.0 MB, and one takes less than 4 MB; ' +
        'more goes by way of a draft; list use(mail.send, { largeAttachments: true }).',
    });
    expect(world.operations()).toEqual(['GET /me/messages/{message}', 'GET /me/messages/{message}/$value']);
  });
});

describe('headers of one’s own', () => {
  test('go with the message', async () => {
    const world = recordedWorld(send);
    await runRecorded(send, { to: ['ben@contoso.example'], headers: { 'x-ticket': '17', 'X-Kind': 'test' } }, world);
    expect(world.calls[0]?.request.body).toMatchObject({
      message: {
        internetMessageHeaders: [
          { name: 'x-ticket', value: '17' },
          { name: 'X-Kind', value: 'test' },
        ],
      },
    });
  });

  test.each<[object, string]>([
    [{ subject: 'x' }, 'must be a name that begins with x-, such as x-ticket.'],
    [{ 'x-a b': 'x' }, 'must be a name that begins with x-'],
    [{ 'x-a:': 'x' }, 'must be a name that begins with x-'],
    [{ 'x-a': 'x\r\nBcc: y' }, 'headers.x-a must be one line.'],
    [{ 'x-1': '', 'x-2': '', 'x-3': '', 'x-4': '', 'x-5': '', 'x-6': '' }, 'headers must be at most 5 headers.'],
  ])('%j are refused', (headers, problem) => {
    expect(() => runRecorded(send, { to: ['ben@contoso.example'], headers }, recordedWorld(send))).toThrow(problem);
  });
});

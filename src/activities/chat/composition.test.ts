import { expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { send } from './send.ts';

const ben = { id: 'b-1', displayName: 'Ben & Co', mail: 'ben@contoso.example', userPrincipalName: 'ben@contoso.example' };

/** The body that a message is sent with. */
async function sent(input: object, people: readonly object[] = [ben]): Promise<Record<string, unknown>> {
  let next = 0;
  const world = recordedWorld(send, { 'GET /users/{user}': () => people[next++], 'POST /chats/{chat}/messages': { id: '1' } });
  await runRecorded(send, { chat: { id: 'c' }, ...input }, world);
  const [last] = world.calls.slice(-1);
  expect(last?.request.params).toEqual({ chat: 'c' });
  return last?.request.body as Record<string, unknown>;
}

test.each<[what: string, input: object, content: string]>([
  ['lines, blanks and signs', { text: 'a < b\n  &c' }, 'a &lt; b<br>&nbsp; &amp;c'],
  ['HTML as it is', { text: '<b>x</b>', textType: 'html' }, '<b>x</b>'],
  ['an address', { text: 'Hi @ben@contoso.example!', mentions: ['ben@contoso.example'] }, 'Hi <at id="0">Ben &amp; Co</at>!'],
  ['a name', { text: '@Ben & Co, look', mentions: ['b-1'] }, '<at id="0">Ben &amp; Co</at>, look'],
  [
    'a longer word than the name',
    { text: '@Ben & Company and @Ben & Co', mentions: ['b-1'] },
    '@Ben &amp; Company and <at id="0">Ben &amp; Co</at>',
  ],
  ['nobody by name', { text: 'Look', mentions: [{ id: 'b-1' }] }, '<at id="0">Ben &amp; Co</at> Look'],
])('a text with %s arrives so', async (_, input, content) => {
  expect((await sent(input))['body']).toEqual({ contentType: 'html', content });
});

test('whoever is mentioned is in the list, in the order of the markers, each once', async () => {
  const ada = { id: 'a-1', displayName: 'Ben', mail: null };
  const { body, mentions } = await sent(
    { text: '@Ben & Co and @Ben', mentions: ['ada@x.example', 'ben@contoso.example', 'ada@x.example'] },
    [ada, ben],
  );

  expect(mentions).toEqual([
    { id: 0, mentionText: 'Ben', mentioned: { user: { id: 'a-1', displayName: 'Ben', userIdentityType: 'aadUser' } } },
    { id: 1, mentionText: 'Ben & Co', mentioned: { user: { id: 'b-1', displayName: 'Ben & Co', userIdentityType: 'aadUser' } } },
  ]);
  expect(body).toMatchObject({ content: '<at id="1">Ben &amp; Co</at> and <at id="0">Ben</at>' });
});

test('a file is linked by the id in its version, or by one of its own, under its name', async () => {
  const webUrl = 'https://contoso.example/Shared%20Documents/Budget%202026.xlsx?web=1';
  const eTag = '"{153FA47D-18C9-4179-BE08-9879815A9F90},2"';
  const { body, attachments } = await sent({
    files: [
      { webUrl, eTag },
      { webUrl, name: 'Budget' },
    ],
  });
  const [first, second] = attachments as { id: string }[];

  expect(attachments).toEqual([
    { id: '153fa47d-18c9-4179-be08-9879815a9f90', contentType: 'reference', contentUrl: webUrl, name: 'Budget 2026.xlsx' },
    { id: expect.stringMatching(/^[\da-f-]{36}$/), contentType: 'reference', contentUrl: webUrl, name: 'Budget' },
  ]);
  expect(body).toMatchObject({ content: `<attachment id="${first?.id}"></attachment><attachment id="${second?.id}"></attachment>` });
});

test.each([[{}], [{ text: '' }], [{ text: 'x', files: [{ webUrl: 'quote.docx' }] }]])('%j is refused before any call', async (input) => {
  const world = recordedWorld(send);

  expect(await failureOf(Promise.resolve().then(() => runRecorded(send, { chat: 'c', ...input }, world)))).toMatchObject({
    code: 'INPUT_INVALID',
  });
  expect(world.calls).toEqual([]);
});

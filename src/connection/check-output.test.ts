import { describe, expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { fakeFetch } from '../../test/support/graph-client.ts';
import { list } from '../activities/mail/index.ts';
import { createGraphClient } from '../graph/index.ts';
import { targetOf } from '../graph/url.ts';
import { asOddAnswer } from './check-output.ts';
import type { Items } from './client.ts';
import { nodeWorld } from './machine/node-world.ts';
import { runActivity, type ScopeContext } from './run-activity.ts';

/** A scope whose Graph answers everything so. */
function answering(answer: () => Response): ScopeContext {
  const { fetch } = fakeFetch(answer);
  const graph = createGraphClient({ graphUrl: 'https://graph.microsoft.com', token: async () => 'token', fetch });
  return { world: nodeWorld({ emulator: '', notify: () => undefined }), graph, signal: new AbortController().signal };
}

const listed = (on: ScopeContext): Promise<unknown> => (runActivity(on, list, {}) as Items<unknown>).all();

describe('what comes from a service that answers oddly', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['a text', 'x'],
    ['a list', []],
    ['no id', {}],
    ['an id that is a number', { id: 1 }],
    ['a subject that is a number', { id: '1', subject: 7 }],
    ['people that are a text', { id: '1', toRecipients: 'Ada' }],
    ['a person that is null', { id: '1', toRecipients: [null], categories: 7 }],
    ['categories that are a number', { id: '1', categories: 7 }],
    ['categories that are numbers', { id: '1', categories: [7] }],
    ['a kind of body that is a number', { id: '1', body: { contentType: 7 } }],
    ['attachments that are a number', { id: '1', attachments: 7 }],
    ['an attachment that is null', { id: '1', attachments: [null] }],
    ['a size that is a text', { id: '1', attachments: [{ id: 'a', size: 'large' }] }],
    ['an importance that is a list', { id: '1', importance: ['high'] }],
  ])('an odd message ends as a named error: %s', async (_, odd) => {
    const on = answering(() => Response.json({ value: [odd] }));

    expect(await failureOf(() => listed(on))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/^mail\.list cannot make sense of what Microsoft Graph answered: .+\.$/),
    });
  });

  test.each(['null', '7', '{}', '{"value":null}', '{"value":{}}', '"text"', '[]'])(
    'an odd page ends as a named error: %s',
    async (page) => {
      const on = answering(() => new Response(page));

      expect(await failureOf(() => listed(on))).toMatchObject({ code: 'UNAVAILABLE' });
    },
  );
});

/** What the engine says of work that reads wrongly. */
function engineError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

// What an answer may be, where the types promise something else.
const [nothing, number, word, plain] = JSON.parse('[null, 7, "word", {}]') as [{ a: string }, { map(): void }, object, Iterable<number>];

test.each<[string, () => unknown]>([
  ['a property of nothing', () => nothing.a],
  ['a method that is not there', () => number.map()],
  ['the items of no list', () => [...plain]],
  ['the parts of nothing', () => (({ a }: { a: string }) => a)(nothing)],
  ['a name in a text', () => 'a' in word],
  ['the entries of nothing', () => Object.entries(nothing)],
  ['an id that is not there', () => targetOf('GET /me/messages/{message}', {})],
  ['a time that is none', () => new Date('soon').toISOString()],
])('%s was read: the answer is odd', (_, work) => {
  const cause = engineError(work);
  const failure = asOddAnswer('mail.list', cause);

  expect(failure).toMatchObject({
    code: 'UNAVAILABLE',
    message: `mail.list cannot make sense of what Microsoft Graph answered: ${(cause as Error).message.replace(/\.$/, '')}.`,
    details: { activity: 'mail.list' },
    cause,
  });
});

test.each([
  new TypeError('A mistake of ours.'),
  new RangeError('x is not a function'),
  new Error('Cannot read properties of null'),
  'x is not iterable',
])('any other error stays as it is: %s', (error) => {
  expect(asOddAnswer('mail.list', error)).toBe(error);
});

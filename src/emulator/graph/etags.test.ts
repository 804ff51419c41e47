import { describe, expect, test } from 'vitest';
import { checkIfMatch, notModified, outlookEtag } from './etags.ts';
import type { Call } from './route.ts';
import { createTestGraph } from '../../../test/support/test-graph.ts';

/** The call that a request with these headers makes. */
async function callWith(headers: Record<string, string>): Promise<Call> {
  const calls: Call[] = [];
  const graph = createTestGraph({
    routes: [
      {
        operation: 'GET /me/thing',
        permissions: { delegated: ['User.Read'], personal: [], application: [], shared: [] },
        handle(call) {
          calls.push(call);
          return { status: 200 };
        },
      },
    ],
  });
  await graph.call('/v1.0/me/thing', { headers });
  const [call] = calls;
  if (!call) throw new Error('The call did not arrive.');
  return call;
}

const current = 'W/"two"';

describe('If-Match', () => {
  test.each([{}, { 'If-Match': '*' }, { 'If-Match': 'W/"two"' }, { 'If-Match': '"two"' }, { 'If-Match': 'W/"one", W/"two"' }])(
    '%o passes',
    async (headers) => {
      const call = await callWith(headers as Record<string, string>);

      expect(() => checkIfMatch(call, current)).not.toThrow();
    },
  );

  test('of a tag that has a comma in its quotes is the whole tag', async () => {
    const tag = '"guid,7"';
    const call = await callWith({ 'If-Match': '"guid,6", "guid,7"' });

    expect(() => checkIfMatch(call, tag)).not.toThrow();
    for (const other of ['"guid,8"', '"guid"', '7']) {
      const stale = await callWith({ 'If-Match': other });
      expect(() => checkIfMatch(stale, tag)).toThrow(expect.objectContaining({ status: 412 }));
    }
  });

  test('of another state is a conflict', async () => {
    const call = await callWith({ 'If-Match': 'W/"one"' });

    expect(() => checkIfMatch(call, current)).toThrow(expect.objectContaining({ status: 412, code: 'ErrorIrresolvableConflict' }));
    expect(() => checkIfMatch(call, current, { code: 'resourceModified', message: 'Changed.' })).toThrow('Changed.');
  });
});

describe('If-None-Match', () => {
  test('of the current state needs no body', async () => {
    expect(notModified(await callWith({ 'If-None-Match': 'W/"two"' }), current)).toEqual({ status: 304, headers: { ETag: current } });
    expect(notModified(await callWith({ 'If-None-Match': 'W/"one"' }), current)).toBeUndefined();
    expect(notModified(await callWith({}), current)).toBeUndefined();
  });
});

test('an ETag changes with the resource and differs between resources', () => {
  expect(outlookEtag('AAAAAAAAAA', 1)).toMatch(/^W\/"[\w+/=]+"$/);
  expect(new Set([outlookEtag('AAAAAAAAAA', 1), outlookEtag('AAAAAAAAAA', 2), outlookEtag('AAAAAAAAAB', 1)]).size).toBe(3);
});

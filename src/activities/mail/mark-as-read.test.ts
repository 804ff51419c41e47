import { describe, expect, test } from 'vitest';
import { list } from './list.ts';
import { markingAsRead } from './mark-as-read.ts';
import type { GraphMessage } from './message.ts';
import { recordedWorld } from '../../../test/support/recording-graph.ts';

const messages = (count: number): GraphMessage[] =>
  Array.from({ length: count }, (_, index) => ({ id: `M${index}`, isRead: index % 3 === 0 }));

describe('marking as read', () => {
  test('marks each unread message that was taken, and no other', async () => {
    const { context, calls } = recordedWorld(list);
    const marking = markingAsRead(context.graph, messages(50), 'invoices@contoso.example', context.signal);
    for await (const { id } of marking) if (id === 'M4') break;

    expect(calls.map(({ request }) => request)).toEqual(
      ['M1', 'M2', 'M4'].map((message) => ({ params: { message }, body: { isRead: true }, mailbox: 'invoices@contoso.example' })),
    );
  });

  test('does not wait for the end: full batches go out on the way', async () => {
    const { context, calls } = recordedWorld(list);
    const marking = markingAsRead(context.graph, messages(50), undefined, context.signal);
    for (let count = 0; count < 31; count++) await marking.next();
    expect(calls).toHaveLength(20);
    await marking.return();
  });

  test('makes no call after a cancellation', async () => {
    const { context, calls } = recordedWorld(list);
    const controller = new AbortController();
    for await (const { id } of markingAsRead(context.graph, messages(5), undefined, controller.signal)) if (id === 'M2') controller.abort();
    expect(calls).toEqual([]);
  });
});

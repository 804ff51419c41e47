import { describe, expect, test } from 'vitest';
import { createIds } from '../../tenant/ids.ts';
import { conversationIdOf, newThread, replyThread, threadFromHeaders, topicOf } from './threading.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('conversations', () => {
  test('begin with 22 bytes and grow by 5 with every answer', () => {
    const first = newThread(createIds(1), now);
    const sent = { ...first, sentDateTime: now.toISOString(), internetMessageId: '<1@x>', internetMessageHeaders: [] };
    const answer = replyThread(sent, new Date('2026-03-02T10:00:00Z'));
    const deeper = replyThread(
      {
        ...sent,
        conversationIndex: answer.conversationIndex,
        internetMessageId: '<2@x>',
        internetMessageHeaders: [{ name: 'references', value: '<1@x>' }],
      },
      now,
    );

    expect(Buffer.from(first.conversationIndex, 'base64')).toHaveLength(22);
    expect(Buffer.from(answer.conversationIndex, 'base64')).toHaveLength(27);
    expect(answer).toMatchObject({ inReplyTo: '<1@x>', references: ['<1@x>'] });
    expect(deeper).toMatchObject({ inReplyTo: '<2@x>', references: ['<1@x>', '<2@x>'] });
    for (const { conversationIndex } of [answer, deeper])
      expect(conversationIdOf('o', conversationIndex)).toBe(conversationIdOf('o', first.conversationIndex));
  });

  test('of other mail programs hang together by their References', () => {
    const first = threadFromHeaders({ references: '<a@x> <b@x>', inReplyTo: '<b@x>' }, now);
    const second = threadFromHeaders({ references: '<a@x> <b@x> <c@x>' }, new Date(0));

    expect(first).toMatchObject({ inReplyTo: '<b@x>', references: ['<a@x>', '<b@x>'] });
    expect(conversationIdOf('o', first?.conversationIndex ?? '')).toBe(conversationIdOf('o', second?.conversationIndex ?? ''));
    expect(threadFromHeaders({}, now)).toBeUndefined();
  });

  test.each([
    ['RE: Offer', 'Offer'],
    ['Re: FW: re: Offer', 'Offer'],
    ['AW: WG: Angebot', 'Angebot'],
    ['Release: notes', 'Release: notes'],
    ['', ''],
  ])('the topic of %j is %j', (subject, topic) => {
    expect(topicOf(subject)).toBe(topic);
  });
});

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

  test('tell their beginning and the seconds to each answer ([MS-OXOMSG] 2.2.1.3)', () => {
    const bytes = ({ conversationIndex }: { conversationIndex: string }): Buffer => Buffer.from(conversationIndex, 'base64');
    const first = newThread(createIds(1), now);
    const answered = (seconds: number) =>
      bytes(
        replyThread(
          { ...first, sentDateTime: now.toISOString(), internetMessageId: '<1@x>', internetMessageHeaders: [] },
          new Date(now.getTime() + seconds * 1000),
        ),
      );
    const begun = bytes(first);
    // The upper six bytes of eight, of which the first is 1 for some centuries: a step is 2^16 of 100 ns, some 6.5 ms.
    const since1601 = (begun.readUIntBE(0, 6) * 2 ** 16) / 10_000;

    expect(begun[0]).toBe(1);
    expect(Math.abs(since1601 - 11_644_473_600_000 - now.getTime())).toBeLessThan(7);
    expect(answered(3600).subarray(0, 22).equals(begun)).toBe(true);
    for (const seconds of [0, 1, 3600.9, 86_400]) expect(answered(seconds).readUInt32BE(22)).toBe(Math.floor(seconds));
    expect(answered(-5).readUInt32BE(22)).toBe(0);
    expect(answered(1)[26]).toBe(22);
  });

  test('of a message that was sent are known by its Thread-Index, when that is whole', () => {
    const index = (length: number): string => Buffer.alloc(length, 7).toString('base64');
    const read = (length: number) => threadFromHeaders({ threadIndex: index(length), references: '<a@x> <a@x>' }, now);

    expect(read(22)).toEqual({ conversationIndex: index(22), inReplyTo: null, references: ['<a@x>'] });
    expect(read(27)?.conversationIndex).toBe(index(27));
    expect(read(21)?.conversationIndex).toBe(threadFromHeaders({ references: '<a@x>' }, now)?.conversationIndex);
    expect(threadFromHeaders({ threadIndex: index(21) }, now)).toBeUndefined();
    expect(threadFromHeaders({ references: '<b@x>' }, now)?.conversationIndex).not.toBe(read(21)?.conversationIndex);
    expect(threadFromHeaders({ inReplyTo: 'on <a@x>, <b@x>' }, now)).toMatchObject({ inReplyTo: '<a@x>', references: ['<a@x>', '<b@x>'] });
  });

  test('have an id of their own in every mailbox', () => {
    const [one, other] = [newThread(createIds(1), now), newThread(createIds(2), now)];
    const ids = [
      conversationIdOf('o', one.conversationIndex),
      conversationIdOf('p', one.conversationIndex),
      conversationIdOf('o', other.conversationIndex),
    ];

    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^AAQkA[\w-]+AQAQA[\w-]+=$/);
  });

  test.each([
    [' Fwd : re:  Offer ', 'Offer'],
    ['TR: réf: ref: Offre', 'Offre'],
    ['An RE: inside', 'An RE: inside'],
    ['RE:', ''],
    ['RE: Offer', 'Offer'],
    ['Re: FW: re: Offer', 'Offer'],
    ['AW: WG: Angebot', 'Angebot'],
    ['Release: notes', 'Release: notes'],
    ['', ''],
  ])('the topic of %j is %j', (subject, topic) => {
    expect(topicOf(subject)).toBe(topic);
  });
});

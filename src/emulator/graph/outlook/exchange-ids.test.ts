import { describe, expect, test } from 'vitest';
import { createIds } from '../../tenant/ids.ts';
import { messageIdAt, newAttachmentId, newFolderId, newImmutableId, readExchangeId } from './exchange-ids.ts';

const ownerId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

describe('ids of mailbox things', () => {
  test('say their kind and their mailbox', () => {
    const ids = createIds(1);
    const immutable = newImmutableId(ownerId, ids);

    expect(readExchangeId(immutable)).toEqual({ kind: 'immutable', ownerId });
    expect(readExchangeId(messageIdAt(immutable, 7))).toEqual({ kind: 'message', ownerId });
    expect(readExchangeId(newFolderId(ownerId, ids))).toEqual({ kind: 'folder', ownerId });
    expect(readExchangeId(newAttachmentId(ownerId, ids))).toEqual({ kind: 'attachment', ownerId });
  });

  test('differ for each place of one message', () => {
    const immutable = newImmutableId(ownerId, createIds(1));

    expect(messageIdAt(immutable, 1)).not.toBe(messageIdAt(immutable, 2));
    expect(messageIdAt(immutable, 1)).toBe(messageIdAt(immutable, 1));
  });

  test('are long, safe in a URL apart from the padding, and repeat with the seed', () => {
    const id = messageIdAt(newImmutableId(ownerId, createIds(3)), 12);

    expect(id).toMatch(/^AAMkA[\w-]{80,}=$/);
    expect(id).toBe(messageIdAt(newImmutableId(ownerId, createIds(3)), 12));
  });

  test.each(['inbox', '', 'AAMkA', 'AAMkAGVm=', '../../secret'])('%j is not an id', (text) => {
    expect(readExchangeId(text)).toBeUndefined();
  });
});

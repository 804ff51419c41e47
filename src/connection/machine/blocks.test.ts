import { expect, test } from 'vitest';
import { blockBytes, gatherBlocks } from './blocks.ts';

const bytes = (length: number, first = 0): Uint8Array => Uint8Array.from({ length }, (_, index) => (first + index) % 251);

test('small pieces become blocks, the last one shorter, and memory is used again', async () => {
  const free: Uint8Array[] = [];
  const all = bytes(2 * blockBytes + 1000);
  const blocks = gatherBlocks(free, () => {});
  const lengths: number[] = [];
  const came: Buffer[] = [];
  const reading = (async () => {
    for await (const piece of blocks.pieces) {
      lengths.push(piece.length);
      came.push(Buffer.from(piece));
    }
  })();
  const small = new Uint8Array(1000);
  for (let at = 0; at < all.length; at += small.length) {
    const part = all.subarray(at, at + small.length);
    small.set(part);
    blocks.add(small.subarray(0, part.length));
    small.fill(255);
  }
  blocks.end();
  await reading;

  expect(lengths).toEqual([blockBytes, blockBytes, 1000]);
  expect(Buffer.concat(came).equals(all)).toBe(true);
  expect(free.map((memory) => memory.length)).toEqual([blockBytes, blockBytes, blockBytes]);
});

test('no more should come while two blocks wait, and it is told when it may go on', async () => {
  let goneOn = 0;
  const blocks = gatherBlocks([], () => (goneOn += 1));
  expect([blocks.add(bytes(blockBytes)), blocks.add(bytes(blockBytes)), goneOn]).toEqual([true, false, 0]);
  await blocks.pieces.next();
  expect(goneOn).toBe(1);
});

test('what comes slowly is given before its block is full', async () => {
  const blocks = gatherBlocks([], () => {});
  const next = blocks.pieces.next();
  blocks.add(bytes(5));
  await expect(next).resolves.toEqual({ done: false, value: bytes(5) });
  blocks.add(bytes(3, 5));
  await expect(blocks.pieces.next()).resolves.toEqual({ done: false, value: bytes(3, 5) });
});

test('what came before a failure is given before it', async () => {
  const blocks = gatherBlocks([], () => {});
  blocks.add(bytes(5));
  blocks.end(new TypeError('terminated'));
  await expect(blocks.pieces.next()).resolves.toEqual({ done: false, value: bytes(5) });
  await expect(blocks.pieces.next()).rejects.toThrow('terminated');
});

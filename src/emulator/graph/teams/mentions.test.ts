import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markersIn } from './mentions.ts';

test.each<[string, [number, string][]]>([
  [
    '<at id="0">Jane Smith</at> and <AT id=1>Ben &amp; Co</AT>',
    [
      [0, 'Jane Smith'],
      [1, 'Ben & Co'],
    ],
  ],
  ["<at id='2'><b>Ada</b></at>", [[2, 'Ada']]],
  ['<at id="0">a <at id="1">b</at> c</at>', [[0, 'a b']]],
  ['<at id="0">not closed', []],
  ['<at id="x">Jane</at>', []],
  ['<at id="0">a < b</at>', [[0, 'a < b']]],
])('the markers of %s are %j', (html, markers) => {
  expect([...markersIn(html)]).toEqual(markers);
});

test('the markers are those that one pattern finds', () => {
  const piece = fc.constantFrom('<at id="0">', '<at id=1 >', '<at', ' id=', '</at>', '</AT>', '<b>', '<', '>', 'x');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('');
      const found = [...html.matchAll(/<at\s+id\s*=\s*["']?(\d+)["']?\s*>(.*?)<\/at>/gis)];
      expect([...markersIn(html)]).toEqual([...new Map(found.map(([, id, text = '']) => [Number(id), text.replaceAll(/<[^>]*>/g, '')]))]);
    }),
    { numRuns: 1_000 },
  );
});

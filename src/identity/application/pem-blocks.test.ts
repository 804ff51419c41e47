import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../../test/support/counted-characters.ts';
import { pemBlocks } from './pem-blocks.ts';

const block = (label: string, content = '\nMIIB\n', end = label): string => `-----BEGIN ${label}-----${content}-----END ${end}-----`;

test.each<[string, string[]]>([
  ['', []],
  ['text', []],
  [block('CERTIFICATE'), [block('CERTIFICATE')]],
  [`Bag\n${block('RSA PRIVATE KEY')}\nBag\n${block('CERTIFICATE')}\n`, [block('RSA PRIVATE KEY'), block('CERTIFICATE')]],
  [block('CERTIFICATE') + block('CERTIFICATE'), [block('CERTIFICATE'), block('CERTIFICATE')]],
  [block('CERTIFICATE', ''), [block('CERTIFICATE', '')]],
  [block('CERTIFICATE', 'x', 'PRIVATE KEY'), []],
  [block('certificate'), []],
  [`-----BEGIN CERTIFICATE-----\nMIIB\n${block('PRIVATE KEY')}`, [block('PRIVATE KEY')]],
  [`-----END CERTIFICATE----------BEGIN CERTIFICATE-----`, []],
  [`${block('CERTIFICATE')}-----END CERTIFICATE-----`, [block('CERTIFICATE')]],
  [block('A'.repeat(40)), [block('A'.repeat(40))]],
  [block('A'.repeat(41)), []],
  [block(''), []],
])('the blocks of %j', (text, blocks) => {
  expect(pemBlocks(text)).toEqual(blocks);
});

test('takes steps in proportion to the text', () => {
  const piece = fc.constantFrom('-----BEGIN ', '-----BEGIN A-----', '-----END A-----', '-----', 'A', '-');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const text = countedCharacters(pieces.join(''));
      pemBlocks(text);
      expect(text.steps).toBeLessThanOrEqual(5 * text.length + 30);
    }),
    { numRuns: 1_000 },
  );
});

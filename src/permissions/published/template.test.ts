import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../../test/support/counted-characters.ts';
import { parametersIn, segmentsOf } from './template.ts';

test.each<[string, string[]]>([
  ["period='D7'", ['period']],
  ["startDateTime='2026-11-23',endDateTime='2026-11-24'", ['startdatetime', 'enddatetime']],
  ["q='a,b=c'", ['q']],
  ["q='it''s, = x' , top = 3", ['q', 'top']],
  ['id={id}', ['id']],
  ["'key'", []],
  ['5', []],
  ["q='not closed", []],
  ['', []],
])('the parameters of (%s) are %j', (inside, names) => {
  expect(parametersIn(inside.toLowerCase())).toEqual(names);
});

test('the parameters are found in one go, whatever is written', () => {
  const piece = fc.constantFrom("'", "''", ',', '=', 'a', ' ', "q='x'", 'b=1');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const counted = countedCharacters(pieces.join(''));
      parametersIn(counted);
      expect(counted.steps).toBeLessThanOrEqual(3 * counted.length);
    }),
    { numRuns: 1_000 },
  );
});

test('what is written and read back is the same', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/);
  const value = fc.oneof(
    fc.string().map((text) => `'${text.replaceAll("'", "''")}'`),
    fc.nat().map(String),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (written) => {
      expect(parametersIn(written.map(([key, text]) => `${key}=${text}`).join(','))).toEqual(written.map(([key]) => key));
    }),
  );
});

test('a function has the names of its parameters only, an alternate key that of its field', () => {
  expect(segmentsOf("/users(userPrincipalName='a,b')/getRecent(top=5,skip=1)")).toEqual([
    'users(userprincipalname={})',
    'getrecent(top={},skip={})',
  ]);
});

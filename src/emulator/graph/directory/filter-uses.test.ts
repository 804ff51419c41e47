import { expect, test } from 'vitest';
import { parseFilter } from '../odata/filter.ts';
import { usesIn } from './filter-uses.ts';

test.each([
  ["city eq 'x'", 'city eq'],
  ["'x' ne city", 'city eq'],
  ["city in ('x')", 'city eq'],
  ["city ge 'x' or city gt 'y'", 'city ge, city ge'],
  ["city le 'x' and city lt 'y'", 'city le, city le'],
  ['city eq null', 'city null'],
  ['null ne city', 'city null'],
  ['city eq state', 'city eq, state eq'],
  ['accountEnabled', 'accountEnabled eq'],
  ['not accountEnabled', 'accountEnabled eq'],
  ["not (city eq 'x')", 'city eq'],
  ["startswith(city,'x')", 'city startsWith'],
  ["endswith(mail,'x') eq true", 'mail endsWith'],
  ["contains(city,'x')", 'city eq'],
  ["startswith(tolower(city),'x')", 'city eq'],
  ["tolower(city) ge 'x'", 'city eq'],
  ["info/logoUrl eq 'x'", 'info/logoUrl eq'],
  ['tags/any()', 'tags any'],
  ['tags/$count gt 1', 'tags count'],
  ["tags/any(t:startswith(t,'x'))", 'tags startsWith'],
  ["tags/all(t:t ge 'x' or city eq 'y')", 'tags ge, city eq'],
  ['keyCredentials/any(k:k/endDateTime le 2026-01-01)', 'keyCredentials/endDateTime le'],
  ['tags/any(t:identities/any(i:i/issuer eq t))', 'identities/issuer eq, tags eq'],
  ['1 eq 1', ''],
])('%s does: %s', (filter, uses) => {
  expect(
    usesIn(parseFilter(filter))
      .map(({ path, use }) => `${path} ${use}`)
      .join(', '),
  ).toBe(uses);
});

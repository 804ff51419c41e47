import { expect, test } from 'vitest';
import { aadstsIn } from './aadsts-in.ts';

test.each([
  ['a sentence', "AADSTS90002: Tenant 'fabrikam.example' not found.", 90002],
  [
    'an answer in JSON',
    '{"error":"invalid_tenant","error_description":"AADSTS900023: The tenant identifier is neither a name nor an ID."}',
    900023,
  ],
  ['a page', '<p role="alert">AADSTS700016: Application with identifier x was not found.</p>', 700016],
  ['the configuration of a page', '$Config={"iErrorCode":0,"sErrorCode" : "50011","sErrTxt":""};', 50011],
])('the code is found in %s', (_, text, number) => {
  expect(aadstsIn(text)).toBe(number);
});

test.each(['', '<form method="post">', 'AADSTS12', '"sErrorCode":""', '"pageCode":"700016"'])('%j tells of no code', (text) => {
  expect(aadstsIn(text)).toBeUndefined();
});

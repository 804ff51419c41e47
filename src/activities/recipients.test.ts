import { describe, expect, test } from 'vitest';
import { address, toRecipient } from './recipients.ts';

describe('an e-mail address', () => {
  test.each([
    ['ada@contoso.example', { address: 'ada@contoso.example' }],
    [' ada@contoso.example ', { address: 'ada@contoso.example' }],
    ['Ada Martin <ada@contoso.example>', { name: 'Ada Martin', address: 'ada@contoso.example' }],
    ['"Martin, Ada" <ada@contoso.example>', { name: 'Martin, Ada', address: 'ada@contoso.example' }],
    ['<ada@contoso.example>', { address: 'ada@contoso.example' }],
    ['\t Ada  Martin  < ada@contoso.example > ', { name: 'Ada  Martin', address: 'ada@contoso.example' }],
    ['""<ada@contoso.example>', { address: 'ada@contoso.example' }],
  ])('%s is understood', (text, emailAddress) => {
    expect(address.safeParse(text).success).toBe(true);
    expect(toRecipient(text)).toEqual({ emailAddress });
  });

  test.each([
    '',
    'ada',
    'ada@',
    '@contoso.example',
    'ada@contoso.example, ben@contoso.example',
    'Ada <ada>',
    'ada @contoso.example',
    'Ada <ada@contoso.example> x',
    'a<b<ada@contoso.example>',
    '<ada@contoso.example>>',
    `${'\t'.repeat(50_000)}<`,
  ])('%j is refused', (text) => {
    expect(address.safeParse(text).error?.issues[0]?.message).toMatch(/^must be an e-mail address, such as/);
  });
});

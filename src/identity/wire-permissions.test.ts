import { describe, expect, test } from 'vitest';
import { environments } from './settings/environments.ts';
import { covers, fromWire, missingFrom, toWire } from './wire-permissions.ts';

describe('permissions on the wire', () => {
  test('are short in the global cloud, and full elsewhere', () => {
    expect(toWire(['Mail.Read', 'offline_access'], environments.Global)).toEqual(['Mail.Read', 'offline_access']);
    expect(toWire(['Mail.Read', 'offline_access'], environments.USGovernmentDOD)).toEqual([
      'https://dod-graph.microsoft.us/Mail.Read',
      'offline_access',
    ]);
  });

  test.each(Object.entries(environments))('come back short from %s', (_, environment) => {
    expect(fromWire(toWire(['Mail.Read', 'Mail.Send'], environment))).toEqual(['Mail.Read', 'Mail.Send']);
  });

  test('lose what concerns only the sign-in, repetitions, and other services', () => {
    expect(
      fromWire([
        'openid',
        'profile',
        'email',
        'offline_access',
        'Mail.Read',
        'https://graph.microsoft.com/Mail.Read',
        'https://contoso.sharepoint.com/AllSites.Read',
        '',
      ]),
    ).toEqual(['Mail.Read']);
  });

  test('everything that was granted is asked for in full, and is no permission in an answer', () => {
    expect(toWire(['.default', 'openid'], environments.Global)).toEqual(['https://graph.microsoft.com/.default', 'openid']);
    expect(fromWire(['https://graph.microsoft.com/Mail.Read', 'https://graph.microsoft.com/.default', '.default'])).toEqual(['Mail.Read']);
    expect(missingFrom(['Mail.Read'], ['.default'])).toEqual([]);
  });

  test('are compared without regard to letter case; those of the sign-in never miss', () => {
    expect(covers(['mail.read'], ['Mail.Read', 'openid', 'email'])).toBe(true);
    expect(missingFrom(['Mail.Read'], ['Mail.Read', 'Mail.Send'])).toEqual(['Mail.Send']);
    expect(covers(['Mail.ReadWrite'], ['Mail.Read'])).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { connectionFileProblems, connectionProblems, nameProblem } from './connection-settings.ts';

const id = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const alone = { authenticationType: 'ApplicationIdAndSecret', applicationId: id, tenantId: 'contoso.example' };

test.each([
  ['work', true],
  ['9-to_5.v2', true],
  ['A', true],
  ['a'.repeat(64), true],
  ['a'.repeat(65), false],
  ['', false],
  ['-a', false],
  ['.a', false],
  ['_a', false],
  ['a b', false],
  ['a/b', false],
  ['é', false],
  ['a\n', false],
])('that %j can be a name is %s', (name, is) => {
  expect(nameProblem(name) === undefined).toBe(is);
});

describe('a file of connections', () => {
  test.each([
    {},
    { $schema: 'https://example/schema' },
    { default: 'work', connections: {} },
    { connections: { work: {}, own: { oauthApplication: 'Custom', applicationId: id, tenantId: 'contoso.example' } } },
    // Who uses the connection hands the secret in.
    { connections: { nightly: alone } },
    { connections: { nightly: { ...alone, secureApplicationSecret: 'env:NIGHTLY' } } },
  ])('may hold %j', (content) => {
    expect(connectionFileProblems(content)).toEqual([]);
  });

  test.each<[unknown, (readonly string[])[], RegExp]>([
    [undefined, [[]], /object/],
    [null, [[]], /object/],
    ['text', [[]], /object/],
    [[], [[]], /object/],
    [{ $schema: 1 }, [['$schema']], /text/],
    [{ default: 1 }, [['default']], /name of a connection/],
    [{ connections: [] }, [['connections']], /object/],
    [{ connections: null }, [['connections']], /object/],
    [{ conections: {} }, [['conections']], /did you mean connections\?/],
    [{ other: 1 }, [['other']], /known are \$schema, default, connections/],
    [{ connections: { 'a b': {} } }, [['connections', 'a b']], /word of letters/],
    [{ connections: { a: 'text' } }, [['connections', 'a']], /object/],
    [{ connections: { a: { tenantIdd: 'x' } } }, [['connections', 'a', 'tenantIdd']], /did you mean tenantId\?/],
    [{ connections: { a: { environment: 'Mars' } } }, [['connections', 'a', 'environment']], /one of/],
    [{ default: 1, other: 1, connections: [] }, [['other'], ['default'], ['connections']], /known are/],
    [
      { connections: { 'a b': { timeoutMS: 0 } } },
      [
        ['connections', 'a b'],
        ['connections', 'a b', 'timeoutMS'],
      ],
      /word/,
    ],
  ])('must not hold %j', (content, paths, says) => {
    const problems = connectionFileProblems(content);

    expect(problems.map(({ path }) => path)).toEqual(paths);
    expect(problems.map(({ field }) => field)).toEqual(paths.map((path) => path.join('.')));
    expect(problems[0]?.problem).toMatch(says);
  });

  test('lists what may stand in the place of a wrong value', () => {
    expect(connectionFileProblems({ connections: { a: { environment: 'Mars' } } })).toEqual([
      expect.objectContaining({ allowed: expect.arrayContaining(['China']) as string[] }),
    ]);
  });
});

describe('a secret in it', () => {
  test.each([
    ['password', 'ONBEHALF_PASSWORD', { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada' }],
    ['applicationSecret', 'ONBEHALF_APPLICATION_SECRET', alone],
    ['secureApplicationSecret', 'ONBEHALF_SECURE_APPLICATION_SECRET', alone],
    ['certificateAsBase64', 'ONBEHALF_CERTIFICATE_AS_BASE64', { ...alone, authenticationType: 'ApplicationIdAndCertificate' }],
  ])('%s is refused, with the variable %s for it; a reference is not', (field, variable, settings) => {
    const problems = connectionProblems({ ...settings, [field]: 'hunter2' });

    expect(problems).toEqual([{ field, problem: expect.stringContaining(`"env:${variable}"`) as string }]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    for (const reference of ['env:NAME', 'file:/run/secret', 'keystore:name'])
      expect(connectionProblems({ ...settings, [field]: reference })).toEqual([]);
  });

  test('that is wrong in itself is only said to be a secret', () => {
    expect(connectionProblems({ ...alone, applicationSecret: 5 }).map(({ problem }) => problem)).toEqual([
      expect.stringContaining('is a secret') as string,
    ]);
  });

  test('that does not go with the way to sign in is refused where it is a reference, too', () => {
    expect(connectionProblems({ password: 'env:NAME' }).map(({ field }) => field)).toEqual(['password']);
  });
});

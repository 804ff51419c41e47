import { describe, expect, test } from 'vitest';
import {
  api,
  codeIn,
  textOf,
  createHouse,
  doors,
  graph,
  knock,
  type Door,
  type Fields,
  type Trait,
} from '../../../test/support/entra-doors.ts';

// The same mistake has the same code wherever it can be made. What differs is listed with its source.

/** One mistake: where it can be made, what is changed, and the code. A change of undefined leaves the parameter out. */
interface Mistake {
  readonly name: string;
  readonly code: number;
  at(door: Door): boolean;
  readonly segment?: string;
  change(door: Door, fields: Fields): Readonly<Record<string, string | undefined>>;
}

const has = (trait: Trait) => (door: Door) => door.traits.includes(trait);
const isFirstVersion = ({ path }: Door): boolean => path.startsWith('oauth2/') && !path.includes('v2.0');
const isNamed = (door: Door): boolean => has('scoped')(door) && !isFirstVersion(door);

const mistakes: readonly Mistake[] = [
  {
    name: 'a client id that nobody has',
    code: 700016,
    at: () => true,
    change: () => ({ client_id: '00000000-0000-4000-8000-000000000000' }),
  },
  { name: 'a client id that is none', code: 700016, at: () => true, change: () => ({ client_id: 'constructor' }) },
  { name: 'no client id', code: 900144, at: () => true, change: () => ({ client_id: undefined }) },
  { name: 'a tenant that there is not', code: 90002, at: () => true, segment: 'fabrikam.example', change: () => ({}) },
  { name: 'an application of one tenant on /common', code: 50194, at: () => true, segment: 'common', change: () => ({}) },
  { name: 'an application of one tenant on /organizations', code: 50194, at: () => true, segment: 'organizations', change: () => ({}) },
  { name: 'an application for work on /consumers', code: 9002332, at: () => true, segment: 'consumers', change: () => ({}) },
  {
    name: 'a permission that does not exist',
    code: 650053,
    at: (door) => isNamed(door) && !has('alone')(door),
    change: () => ({ scope: `${graph}/Mail.Reed` }),
  },
  {
    name: 'a permission that does not exist, without its resource',
    code: 650053,
    at: (door) => isNamed(door) && !has('alone')(door),
    change: () => ({ scope: 'Mail.Reed' }),
  },
  {
    name: 'a permission that an API does not have',
    code: 650053,
    at: (door) => isNamed(door) && !has('alone')(door),
    change: () => ({ scope: `${api}/Reports.Write` }),
  },
  {
    name: '.default beside a permission',
    code: 70011,
    at: (door) => isNamed(door) && !has('alone')(door),
    change: () => ({ scope: `${graph}/.default ${graph}/Mail.Read` }),
  },
  {
    name: 'a resource that there is not',
    code: 500011,
    at: has('scoped'),
    change: (door) => (isFirstVersion(door) ? { resource: 'https://nowhere.example' } : { scope: 'https://nowhere.example/.default' }),
  },
  // https://learn.microsoft.com/entra/identity-platform/scopes-oidc: only the authorization endpoint takes permissions of several resources.
  {
    name: 'two resources',
    code: 700022,
    at: (door) => isNamed(door) && !has('redirects')(door),
    change: () => ({ scope: `${graph}/.default https://management.azure.com/.default` }),
  },
  { name: 'a wrong secret', code: 7000215, at: has('confidential'), change: () => ({ client_secret: 'wrong' }) },
  {
    name: 'no secret of a confidential client',
    code: 7000218,
    at: (door) => has('confidential')(door) && !has('alone')(door),
    change: () => ({ client_secret: undefined }),
  },
  // https://github.com/MicrosoftDocs/azure-docs/issues/30777
  { name: 'no secret of an application alone', code: 7000216, at: has('alone'), change: () => ({ client_secret: undefined }) },
  { name: 'a secret of a public client', code: 700025, at: has('public'), change: () => ({ client_secret: 'x' }) },
  {
    name: 'an assertion of the client that is none',
    code: 700027,
    at: has('confidential'),
    change: () => ({ client_secret: undefined, client_assertion: 'x' }),
  },
  { name: 'no grant type', code: 900144, at: has('token'), change: () => ({ grant_type: undefined }) },
  { name: 'a grant type that there is not', code: 70003, at: has('token'), change: () => ({ grant_type: 'implicit' }) },
  { name: 'claims that are no JSON', code: 9002313, at: has('claims'), change: () => ({ claims: '{' }) },
  {
    name: 'a redirect URI that is not registered',
    code: 50011,
    at: has('redirects'),
    change: () => ({ redirect_uri: 'https://evil.example/' }),
  },
  // At the token endpoint the code has one already: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
  {
    name: 'a redirect URI that is not that of the code',
    code: 500112,
    at: has('redeems'),
    change: () => ({ redirect_uri: 'https://evil.example/' }),
  },
  // https://github.com/pennersr/django-allauth/issues/2920: a verifier that is missing is one that does not match.
  { name: 'no verifier', code: 501481, at: has('redeems'), change: () => ({ code_verifier: undefined }) },
  { name: 'no redirect URI', code: 900971, at: has('redirects'), change: () => ({ redirect_uri: undefined }) },
];

/** Parameters that a request is whole without, or whose want is a mistake of its own above. */
const optional = new Set(['state', 'code_challenge', 'code_challenge_method', 'client_secret', 'code_verifier']);

/** Without it, a code and a refresh token are for what they were for, a sign-in before v2.0 is for OpenID Connect, and an administrator consents to what is registered. */
const optionalScope = (door: Door): boolean =>
  has('renews')(door) || has('redeems')(door) || (has('redirects')(door) && (isFirstVersion(door) || !has('authorize')(door)));

describe.each(doors.map((door) => ({ door, title: `${door.name} at /${door.path}` })))('$title', ({ door }) => {
  test('takes a request without a mistake', async () => {
    const client = createHouse();
    const response = await knock(client, door, new URLSearchParams(await door.fields(client)));

    expect([response.status, codeIn(await textOf(response))]).toEqual([200, undefined]);
  });

  test.each(mistakes.filter(({ at }) => at(door)))('$name is $code', async ({ code, segment, change }) => {
    const client = createHouse();
    const fields = await door.fields(client);
    const changed = Object.entries({ ...fields, ...change(door, fields) }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );

    const said = await textOf(await knock(client, door, new URLSearchParams(changed), segment));
    expect(codeIn(said)).toBe(code);
    // A text says what it is about: nothing is left of the form that it was made from.
    expect(/AADSTS[^\r<]*/.exec(said)?.[0]).not.toMatch(/\{\w+\}/);
  });

  test('any of its parameters twice is 9000411', async () => {
    const client = createHouse();
    const fields = await door.fields(client);
    for (const [name, value] of Object.entries(fields)) {
      const doubled = new URLSearchParams(fields);
      doubled.append(name, value);
      expect([name, codeIn(await textOf(await knock(client, door, doubled)))]).toEqual([name, 9000411]);
    }
  });

  test('any of its parameters left out is 900144, and so is an empty one', async () => {
    const client = createHouse();
    const fields = await door.fields(client);
    const isNeeded = (name: string): boolean => {
      if (name === 'redirect_uri') return !has('redirects')(door);
      return name === 'scope' || name === 'resource' ? !optionalScope(door) : !optional.has(name);
    };
    const needed = Object.keys(fields).filter(isNeeded);
    for (const name of needed) {
      const { [name]: _, ...others } = fields;
      for (const request of [others, { ...others, [name]: '' }]) {
        const said = await textOf(await knock(client, door, new URLSearchParams(request)));
        expect([name, codeIn(said)]).toEqual([name, 900144]);
        expect(said).toContain(`parameter '${name}'`);
      }
    }
  });
});

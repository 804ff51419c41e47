import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { directorySearch } from './search.ts';

/** Whether a search by display name finds an item that has it. */
function finds(displayName: string, wanted: string): boolean {
  return directorySearch<{ displayName: string }>(`"displayName:${wanted}"`, [], (item) => item.displayName)({ displayName });
}

describe('words of a display name', () => {
  test.each([
    ['hello world', 'hello'],
    ['hello world', 'WORLD hel'],
    ['HelloWorld', 'world'],
    ['helloWORLD', 'world'],
    ['HelloWORld', 'world'],
    ['HELLOworld', 'helloworld'],
    ['hello.world', 'world'],
    ['hello.world', '.'],
    ['hello.world', 'helloworld'],
    ['hello-world', 'helloworld'],
    ['big hello-world', 'helloworld'],
    ['hello world', 'helloWorld'],
    ['hello123world', '123'],
    ['hello123world', 'world 12 hello'],
    ['李四(David Li)', '李四(David Li)'],
    ['李四(David Li)', '李四'],
    ['李四(David Li)', 'David)'],
    ['李四(David Li)', '(李四'],
    ['李四(David Li)', 'Li 李'],
    ['Zoë Jansen', 'zoë'],
    ['one*two', 'one*'],
  ])('%s is found by %s', (displayName, wanted) => {
    expect(finds(displayName, wanted)).toBe(true);
  });

  test.each([
    ['hello world', 'ello'],
    ['HELLOworld', 'world'],
    ['HelloWorld', 'helloworld'],
    ['hello world', 'helloworld'],
    ['hello world', 'hello-'],
    ['hello123world', '23'],
    ['hello world', 'hello other'],
    ['hello world', 'hello*'],
  ])('%s is not found by %s', (displayName, wanted) => {
    expect(finds(displayName, wanted)).toBe(false);
  });
});

describe('people', () => {
  const search = async (text: string): Promise<{ status: number; body: Record<string, unknown> }> =>
    createTestGraph().json(`/v1.0/users?$select=displayName&$search=${encodeURIComponent(text)}`, {
      as: 'elin User.Read.All',
      headers: { ConsistencyLevel: 'eventual' },
    });

  test.each([
    ['"mail:ADA@cont"', ['Ada Martin']],
    ['"mail:contoso"', []],
    ['"userPrincipalName:ben@"', ['Ben Okafor']],
    ['"proxyAddresses:smtp:ben"', ['Ben Okafor']],
    ['"companyName:toso"', []],
    ['"department:x"', []],
    ['"jobTitle:accounts"', ['Ada Martin']],
    ['"jobTitle:payable"', []],
    ['"displayName:ada" AND NOT "mail:ada"', []],
    ['"displayName:ada" OR "givenName:ben"', ['Ada Martin', 'Ben Okafor']],
  ])('%s', async (text, names) => {
    expect(((await search(text)).body['value'] as { displayName: string }[]).map(({ displayName }) => displayName)).toEqual(names);
  });

  test.each(['"ada"', '"userType:Member"', '"id:x"', '"colour:red"', '"displayName:ada" OR ("mail:x" AND NOT "accountEnabled:true")'])(
    '%s is refused',
    async (text) => {
      expect(await search(text)).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining('cannot be searched') } },
      });
    },
  );
});

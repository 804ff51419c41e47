import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { publishedOperation, publishedPermission } from './published.ts';

interface Place {
  readonly [segment: string]: Place | Readonly<Record<string, number>>;
}

/** Every operation of the table, with something in the place of each placeholder. */
function* operationsBelow(place: Place, path: string): Generator<[method: string, path: string]> {
  for (const [segment, next] of Object.entries(place)) {
    if (segment === ':') for (const method of Object.keys(next)) yield [method, path];
    else yield* operationsBelow(next as Place, `${path}/${segment.replaceAll('={}', "='A%2Fb''c,d'").replaceAll('{}', 'AAMk%3D.1')}`);
  }
}

test('every published operation is found by a path that it means, in any letter case', () => {
  const { paths } = createRequire(import.meta.url)('./operations.generated.json') as { readonly paths: Place };
  const all = [...operationsBelow(paths, '')];

  expect(all.length).toBeGreaterThan(5000);
  expect(all.filter(([method, path]) => publishedOperation(method, path) === undefined)).toEqual([]);
  expect(all.filter(([method, path]) => publishedOperation(method, path.toUpperCase()) === undefined)).toEqual([]);
});

describe('what opens an operation', () => {
  test.each([
    ['GET', '/sites/contoso.sharepoint.com/lists/1', 'Sites.Read.All'],
    ['GET', '/me/drive/root:/a/b c.txt:/content', 'Files.Read'],
    ['GET', "/reports/getEmailActivityCounts(period='D7')", 'Reports.Read.All'],
    ['GET', '/me/photo/$value', 'User.Read'],
    ['GET', "/users('ada@contoso.example')/todo/lists", 'Tasks.Read'],
    ['GET', '/me/messages/microsoft.graph.delta()', 'Mail.Read'],
    ['DELETE', '/me/contacts/1', 'Contacts.ReadWrite'],
  ])('%s %s: first %s', (method, path, first) => {
    expect(publishedOperation(method, path)?.delegated[0]).toBe(first);
  });

  test('of somebody else the shared permission, where there is one', () => {
    expect(publishedOperation('GET', '/users/ben/contacts')?.shared).toEqual(['Contacts.Read.Shared', 'Contacts.ReadWrite.Shared']);
    expect(publishedOperation('GET', '/users/ben/drive')?.shared[0]).toBe('Files.Read');
  });

  test.each([
    ['GET', '/me/nothing'],
    ['PATCH', '/me/drive/root/children'],
    ['GET', '/me/:'],
    // A namespace is what a segment begins with, and nothing in the middle of a name.
    ['GET', '/me/mailmicrosoft.graph.Folders'],
    ['GET', '/__proto__/constructor'],
    ['GET', '/'],
  ])('nothing is published for %s %s', (method, path) => {
    expect(publishedOperation(method, path)).toBeUndefined();
  });
});

test.each([
  ['Sites.Read.All', false],
  ['Sites.FullControl.All', true],
  ['Sites.Nothing', undefined],
])('whether an administrator has to consent to %s: %s', (name, expected) => {
  expect(publishedPermission(name)?.adminConsentRequired).toBe(expected);
});

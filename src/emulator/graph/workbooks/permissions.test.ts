import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { rangePlaces } from './range-table.ts';
import { workbookRoutes } from './routes.ts';

const { permissions, isThere, reason } = publishedPermissions();

const schemes = { delegated: 'DelegatedWork', personal: 'DelegatedPersonal', application: 'Application' } as const;

/** What the published data names beside: other permissions of the same person, which the texts of the permissions say as well. */
const beyond = ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'];

/** Operations of which the data has what no page and no text says: an application that only reads sites adds names; tables are listed by `Files.Read`. */
const unlikely = /\/names(?:\/|$)|^GET \/tables$/i;

/** An operation as the data has it: `POST /me/drive/items/{id}/workbook/tables/{id}/rows/add`. */
function publishedForm(operation: string): string {
  const [method, path = ''] = operation.split(/ (.*)/s);
  const plain = path
    .replaceAll(/\{[\w-]+\}/g, '{id}')
    .replaceAll(/=('?)\{id\}\1/g, '={value}')
    .toLowerCase()
    .replace(/\/$/, '');
  return `${method} /me/drive/items/{id}/workbook${plain}`;
}

const published = new Map<string, Record<keyof typeof schemes, string[]>>();
for (const [name, permission] of Object.entries(permissions))
  for (const [kind, scheme] of Object.entries(schemes))
    for (const { methods, path } of permission.schemes[scheme]?.paths ?? [])
      for (const method of methods) {
        const key = `${method} ${path.replaceAll(/\(([^)]*)\)/g, (whole) => whole.replaceAll(' ', ''))}`;
        const entry = published.get(key) ?? { delegated: [], personal: [], application: [] };
        entry[kind as keyof typeof schemes].push(name);
        published.set(key, entry);
      }

const range = rangePlaces[1] ?? '';
const routes = [
  ...workbookRoutes.routes,
  ...workbookRoutes.below.map((route) => ({ ...route, operation: route.operation.replace(' ', ` ${range}`) })),
];

describe.skipIf(!isThere)(`the table of workbooks and the published permission data${reason}`, () => {
  test('agree, but for permissions that reach further', () => {
    let found = 0;
    const wrong = routes.flatMap((route) => {
      const theirs = published.get(publishedForm(route.operation));
      if (!theirs || unlikely.test(route.operation)) return [];
      found += 1;
      return (Object.keys(schemes) as (keyof typeof schemes)[]).flatMap((kind) => {
        const ours = route.permissions[kind];
        const missing = theirs[kind].filter((name) => !ours.includes(name));
        // Where the data has nothing for personal accounts, the same operation on another address has it.
        const more = ours.filter(
          (name) => !theirs[kind].includes(name) && !beyond.includes(name) && (kind !== 'personal' || theirs.personal.length > 0),
        );
        return [...missing, ...more].map((name) => `${route.operation}, ${kind}: ${name}`);
      });
    });
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(60);
  });
});

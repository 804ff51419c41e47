import { describe, expect, test } from 'vitest';
import { publishedOpeners, publishedPermissions } from '../../../../test/support/published.ts';
import type { OperationPermissions } from '../route.ts';
import { allApplicationRoutes } from './routes.ts';

const { permissions: published, isThere, reason } = publishedPermissions();
const schemes = { delegated: 'DelegatedWork', personal: 'DelegatedPersonal', application: 'Application' } as const;
const kinds = ['delegated', 'personal', 'application'] as const satisfies readonly (keyof OperationPermissions)[];

/** What opens, by name, with those of which one is needed beside it; the same for every operation of a deviation. */
type Openers = Record<string, readonly string[]>;

const reads = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const assigns = 'AppRoleAssignment.ReadWrite.All';

/** Where the table differs from the published file on purpose: `null` for what is published and not here. */
const deviations: readonly { on: RegExp; why: string; here: Readonly<Record<string, readonly string[] | null>> }[] = [
  {
    on: /^POST \S+\/appRole/,
    why: 'The pages list pairs only; a permission that writes reads as well. Application.ReadWrite.All says that it assigns no role of Microsoft Graph.',
    here: { [assigns]: reads, ...Object.fromEntries(reads.map((name) => [name, [assigns]])) },
  },
  { on: /^DELETE \S+\/appRole/, why: 'As above: every role is one of Microsoft Graph.', here: { 'Application.ReadWrite.All': null } },
];

/** The writing permission is left out of some lists in which the reading one stands. */
const broader: Readonly<Record<string, string>> = { 'Directory.Read.All': 'Directory.ReadWrite.All' };

/** What no route tells apart: the emulator knows no owners. */
const leftOut = 'Application.ReadWrite.OwnedBy';

function expected(operation: string, kind: (typeof kinds)[number]): Openers {
  const openers = publishedOpeners(published, operation.replace('/$count', ''), schemes[kind]);
  delete openers[leftOut];
  if (Object.keys(openers).length === 0) return openers;
  for (const [narrow, broad] of Object.entries(broader)) if (narrow in openers) openers[broad] ??= [];
  for (const { on, here } of deviations)
    if (on.test(operation))
      for (const [name, beside] of Object.entries(here)) {
        if (beside === null) delete openers[name];
        else openers[name] = beside;
      }
  return openers;
}

describe.skipIf(!isThere)(`the table of applications and the published permission data${reason}`, () => {
  test.each(allApplicationRoutes.flatMap((route) => kinds.map((kind) => [route.operation, kind, route.permissions] as const)))(
    'agree on %s, %s',
    (operation, kind, permissions) => {
      const here: Openers = Object.fromEntries(permissions[kind].map((name) => [name, permissions.alsoRequires?.[name] ?? []]));

      expect(here).toEqual(expected(operation, kind));
    },
  );

  test('every deviation is about an operation', () => {
    for (const { on } of deviations) expect(allApplicationRoutes.some(({ operation }) => on.test(operation))).toBe(true);
  });
});

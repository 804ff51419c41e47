import { describe, expect, test } from 'vitest';
import { permissionFacts, permissions } from './facts.ts';
import { operations } from './operations/index.ts';
import { allKinds, deviations, kinds, readAs, type Kind } from '../../test/support/permission-deviations.ts';
import { publishedOpeners, publishedPermissions } from '../../test/support/published.ts';

const { permissions: published, isThere, reason } = publishedPermissions();

/** What is published for an operation of ours, with what is needed beside it. */
function publishedFor(operation: string, kind: Kind): Readonly<Record<string, readonly string[]>> {
  const own = readAs[operation] ?? operation;
  const openers = publishedOpeners(published, own, kinds[kind]);
  return Object.keys(openers).length > 0 ? openers : publishedOpeners(published, own.replace(' /me', ' /users/{id}'), kinds[kind]);
}

describe.skipIf(!isThere)(`our tables and the published permission data${reason}`, () => {
  for (const [operation, facts] of operations) {
    test.each(allKinds)(`${operation}: the same permissions, %s`, (kind) => {
      const openers = publishedFor(operation, kind);
      const listed = Object.keys(openers);
      // Our lists mean "any one of these": a permission that opens only beside another has no place in them.
      expect(facts[kind].filter((name) => (openers[name] ?? []).length > 0)).toEqual([]);
      const expected = deviations.filter((deviation) => deviation.operation === operation && deviation.kind === kind);
      const allowed = (side: 'more' | 'less'): string[] => expected.flatMap((deviation) => deviation[side] ?? []).sort();

      // `.Shared` permissions are a rule of ours: the data has none of them on most paths.
      const ours = facts[kind].filter((name) => !name.endsWith('.Shared') || listed.includes(name));
      expect({
        more: ours.filter((name) => !listed.includes(name)).sort(),
        less: listed.filter((name) => !ours.includes(name)).sort(),
      }).toEqual({ more: allowed('more'), less: allowed('less') });
    });
  }

  test('every listed deviation is about an operation of ours and gives a reason', () => {
    for (const { operation, reason: why } of deviations) {
      expect(operations.has(operation)).toBe(true);
      expect(why).not.toBe('');
    }
  });

  test.each([...permissions.keys()])('%s: title, consent and kinds of account as published', (name) => {
    const { DelegatedWork, DelegatedPersonal, Application } = published[name]?.schemes ?? {};
    const { title, adminConsentRequired, personal, application } = permissionFacts(name);
    // The profile permissions of OpenID Connect have no data on personal accounts; every account has them.
    const isOfOpenId = ['openid', 'profile', 'email', 'offline_access'].includes(name);
    expect({ title, adminConsentRequired, personal, application }).toEqual({
      title: (DelegatedWork?.userDisplayName ?? Application?.adminDisplayName ?? '').trim(),
      adminConsentRequired: (DelegatedWork ?? Application)?.adminConsentRequired,
      personal: isOfOpenId || DelegatedPersonal !== undefined,
      // One without an id cannot be registered.
      application: Application?.id !== undefined,
    });
  });
});

describe('our tables', () => {
  test('list permissions from the least to the most privileged, all of them known', () => {
    for (const { delegated, personal, application, shared } of operations.values()) {
      for (const names of [delegated, personal, application, shared]) {
        expect(names.filter((name) => !permissions.has(name))).toEqual([]);
        const ranks = names.map((name) => permissionFacts(name).rank);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }
    }
  });

  test("open somebody else's mailbox with `.Shared` permissions only, and personal accounts with none of them", () => {
    // What the organisation knows of somebody is in no mailbox.
    const ofOthers: Readonly<Record<string, readonly string[]>> = {
      'GET /me': ['User.ReadBasic.All', 'User.Read.All'],
      'GET /me/presence': ['Presence.Read.All'],
      'GET /me/manager': ['User.Read.All'],
      'GET /me/photo/$value': ['User.ReadBasic.All', 'User.Read.All'],
      'GET /me/photos/{size}/$value': ['User.ReadBasic.All', 'User.Read.All'],
      'GET /me/directReports': ['User.Read', 'User.Read.All'],
    };
    for (const [operation, { personal, shared }] of operations) {
      expect(personal.filter((name) => !permissionFacts(name).personal)).toEqual([]);
      // Files that are shared are opened by what opens "all files you have access to".
      const suffix = / \/(?:me\/drives?|drives|sites|shares|groups\/\{group\}\/drives)(?:[/:]|$)/.test(operation) ? '.All' : '.Shared';
      expect(shared.filter((name) => !name.endsWith(suffix))).toEqual(ofOthers[operation] ?? []);
    }
  });

  test('take an unknown permission to need an administrator', () => {
    expect(permissionFacts('Future.Read')).toMatchObject({ title: 'Future.Read', adminConsentRequired: true });
  });
});

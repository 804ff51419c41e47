import { describe, expect, test } from 'vitest';
import { http, mail } from '../activities/index.ts';
import { readSettings } from '../identity/index.ts';
import type { Detection } from '../permissions/index.ts';
import { detectFor, detectIn, detectTogether, permissionsOfApplication, pinnedTo, type ScopePart } from './detect-for.ts';
import { use } from './use.ts';

const own = { oauthApplication: 'Custom', applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' } as const;
const names = ({ permissions }: Detection): string[] => permissions.map(({ name }) => name);
const part = (activities: ScopePart['activities'], more: Partial<ScopePart> = {}): ScopePart => ({
  activities,
  add: [],
  remove: [],
  ...more,
});

test.each<[string, Parameters<typeof detectFor>, string[]]>([
  ['activities', [[mail.list]], ['Mail.Read']],
  ['another mailbox', [[mail.list], { mailbox: 'ben@contoso.example' }], ['Mail.Read.Shared']],
  ['what the application has', [[mail.folders], { available: ['Mail.Read'] }], ['Mail.Read']],
  ['what was consented to', [[mail.folders], { preferred: ['Mail.ReadWrite'] }], ['Mail.ReadWrite']],
  ['an application alone', [[mail.folders], { kind: 'application' }], ['Mail.ReadBasic.All']],
  ['nothing', [[]], []],
])('a list needs by %s', (_, args, needed) => {
  expect(names(detectFor(...args))).toEqual(needed);
});

test('an activity that makes the calls of the caller is warned of where none is listed', () => {
  const warned = (activity: Parameters<typeof detectFor>[0][number]) =>
    detectFor([activity]).warnings.map(({ kind, activity: name }) => [kind, name]);

  expect(warned(http.request)).toEqual([['unlisted', 'http.request']]);
  expect(warned(use(http.request, { path: '/me' }))).toEqual([]);
  expect(detectFor([http.request]).warnings[0]?.message).toMatch(
    /^http\.request is listed without a call, .* List what it will call: use\(http\.request, /,
  );
});

describe('settings decide', () => {
  test('which application asks, and so what it has', () => {
    expect(names(detectIn(readSettings({}), [mail.folders], {}))).toEqual(['Mail.Read']);
    expect(names(detectIn(readSettings(own), [mail.folders], {}))).toEqual(['Mail.ReadBasic']);
    expect(permissionsOfApplication({})).toContain('Mail.Send');
    expect(permissionsOfApplication(own)).toBeUndefined();
  });

  test('in which cloud it is', () => {
    const china = readSettings({ ...own, environment: 'China' });
    expect(detectIn(china, [use(mail.delete, { permanently: true } as never)], {}).warnings.map(({ kind }) => kind)).toContain('absent');
  });

  test('what is asked for in the place of what is needed, with a warning for every call that it does not open', () => {
    const pinned = readSettings({ ...own, authenticationScopes: ['mail.readbasic', 'https://graph.microsoft.com/User.Read'] });
    const detection = detectIn(pinned, [mail.move, mail.folders], { add: ['Chat.Read'], remove: ['User.Read'] });

    expect(names(detection)).toEqual(['Mail.ReadBasic', 'User.Read']);
    expect(new Set(detection.warnings.map(({ activity, kind }) => `${activity} ${kind}`))).toEqual(new Set(['mail.move removed']));
    expect(names(detectIn(readSettings(own), [mail.move], { add: ['Chat.Read'], remove: ['Mail.ReadWrite'] }))).toEqual(['Chat.Read']);
  });
});

test('a scope that names permissions asks for these and leaves out what it would need besides', () => {
  expect(pinnedTo([], part([mail.move], { add: ['User.Read'] }))).toEqual(part([mail.move], { add: ['User.Read'] }));
  expect(pinnedTo(['mail.read'], part([mail.move, mail.list]))).toEqual(
    part([mail.move, mail.list], { add: ['Mail.Read'], remove: ['Mail.ReadWrite'] }),
  );
  expect(pinnedTo(['Mail.ReadWrite'], part([mail.move], { remove: ['Mail.Read'] }))).toEqual(
    part([mail.move], { add: ['Mail.ReadWrite'] }),
  );
});

describe('several scopes together', () => {
  const together = (...parts: ScopePart[]): Detection =>
    detectTogether(parts, ({ activities, add, remove }, preferred) => detectFor(activities, { add, remove, preferred }));

  test.each<[string, ScopePart[], string[]]>([
    ['the least for all', [part([mail.list]), part([mail.move])], ['Mail.ReadWrite']],
    [
      'what each adds',
      [part([mail.list], { add: ['User.Read'] }), part([], { add: ['Chat.Read'] })],
      ['Chat.Read', 'Mail.Read', 'User.Read'],
    ],
    ['what one leaves out and another needs', [part([mail.list], { remove: ['Mail.Read'] }), part([mail.list])], ['Mail.Read']],
    ['nothing that one alone needs and leaves out', [part([mail.move], { remove: ['Mail.ReadWrite'] }), part([mail.list])], ['Mail.Read']],
    // What is asked for anyway opens its calls as well.
    ['no more for one that leaves something out', [part([mail.list], { remove: ['Mail.Send'] }), part([mail.move])], ['Mail.ReadWrite']],
    ['nothing for none', [], []],
  ])('ask for %s', (_, parts, needed) => {
    expect(names(together(...parts))).toEqual(needed);
  });

  test('a permission on two grounds has the calls of both, each once, and was added where one added it', () => {
    const edited = part([mail.move, mail.list], { remove: ['Mail.Send'], add: ['Mail.ReadWrite'] });
    const { permissions, calls } = together(part([mail.move]), edited);
    const [alone, other] = [detectFor([mail.move]), detectFor([mail.move, mail.list])];

    expect(permissions).toMatchObject([{ name: 'Mail.ReadWrite', added: true }]);
    expect(permissions[0]?.because.map(({ activity, operation }) => `${activity} ${operation}`)).toEqual([
      ...new Set(
        [...(alone.permissions[0]?.because ?? []), ...(other.permissions[0]?.because ?? [])].map(
          (one) => `${one.activity} ${one.operation}`,
        ),
      ),
    ]);
    expect(calls).toHaveLength(alone.calls.length + other.calls.length);
    expect(together(part([mail.move]), part([mail.list])).permissions).toMatchObject([{ added: false }]);
  });

  test('what one leaves out is warned of', () => {
    const { warnings } = together(part([mail.move], { remove: ['Mail.ReadWrite'] }), part([mail.list]));
    expect(new Set(warnings.map(({ activity, permission }) => `${activity} ${permission}`))).toEqual(new Set(['mail.move Mail.ReadWrite']));
  });
});

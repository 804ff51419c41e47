import { expect, test } from 'vitest';
import { OnbehalfError } from '../../../core/errors.ts';
import { embeddedName, type Settings } from '../settings.ts';
import { registeredAnyway } from './registered-anyway.ts';

const failure = new OnbehalfError('ACCESS_DENIED', 'No.', { details: { status: 403 }, remedy: 'Ask.' });
const application = { applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' };
const of = (settings: Settings, answers: Partial<Parameters<typeof registeredAnyway>[3]> = {}): unknown =>
  registeredAnyway(failure, settings, application, { words: [], name: 'work', isDefault: false, replace: false, ...answers });

test.each<[Settings, Partial<Parameters<typeof registeredAnyway>[3]>, string]>([
  [{}, {}, '--application own --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example --name work --no-default'],
  [
    { connection: 'other', account: 'ada@contoso.example', emulator: 'http://localhost:4000' },
    { words: ['mail.list', 'my tidy.ts'], name: 'tidy', isDefault: true, replace: true },
    "mail.list 'my tidy.ts' --application own --account ada@contoso.example --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example --emulator http://localhost:4000 --name tidy --default --replace",
  ],
])('goes on with all that was said: %j', (settings, answers, line) => {
  const said = of(settings, answers);
  expect(said).toMatchObject({
    code: 'ACCESS_DENIED',
    message: 'No.',
    details: { status: 403 },
    cause: failure,
    remedy: `Ask. The application stays registered: go on with \`onbehalf init ${line}\`.`,
  });
});

test('on an emulator that ends with the command nothing stays, and a bug stays a bug', () => {
  expect(of({ emulator: embeddedName })).toBe(failure);
  const bug = new TypeError('x is not a function');
  expect(registeredAnyway(bug, {}, application, { words: [], name: 'work', isDefault: true, replace: false })).toBe(bug);
});

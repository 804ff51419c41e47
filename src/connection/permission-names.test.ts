import { expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { mail } from '../activities/index.ts';
import { embed } from '../embedded.ts';
import { previewPermissions } from './consent/preview.ts';
import { openIdentity } from './identity.ts';
import { microsoft365Scope } from './scope.ts';

test('a misspelt permission is refused at once, wherever it is written, and nobody is asked', async () => {
  await using cloud = await embed();
  const world = { ...cloud.world(), openBrowser: () => Promise.reject(new Error('Nobody was to be asked.')) };
  const outline = { activities: [mail.list], settings: {}, unread: [], mailbox: false, add: [], remove: [] };
  const written = ['Mail.Read', 'Mail.Sned'];
  for (const [field, refused] of [
    ['authenticationScopes', microsoft365Scope({ activities: [mail.list], authenticationScopes: written }, world)],
    ['authenticationScopes', openIdentity({ authenticationScopes: written }, world)],
    ['permissions.add', microsoft365Scope({ activities: [], permissions: { add: written } }, world)],
    ['permissions.remove', microsoft365Scope({ activities: [], permissions: { remove: written } }, world)],
    ['authenticationScopes', previewPermissions([{ ...outline, settings: { authenticationScopes: written } }], world)],
    ['permissions.add', previewPermissions([{ ...outline, add: written }], world)],
    ['permissions.remove', previewPermissions([{ ...outline, remove: written }], world)],
  ] as const) {
    const error = await failureOf(refused);
    expect(error).toMatchObject({ code: 'SETTINGS_INVALID', exitStatus: 2, fields: [{ field: `${field}.1` }] });
    expect(error.message).toContain('Mail.Sned is no permission of Microsoft Graph; did you mean Mail.Send?');
  }
  expect(cloud.emulator.requests.list()).toEqual([]);
});

import { expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { readSettings } from '../../identity/index.ts';
import { adminConsentRequest, askingWith } from './admin-consent-request.ts';
import { detectFor } from '../detect-for.ts';

const ada = {
  homeAccountId: 'a.b',
  username: 'ada@contoso.example',
  name: 'Ada Martin',
  tenantId: 'fee0411d-7ab5-4e13-a21c-10c1ff994f9e',
  personal: false,
};

test('the message says who asks, for what, why, and where to approve', () => {
  const { permissions } = detectFor([mail.move, mail.send], { add: ['User.Read.All'] });

  expect(adminConsentRequest(askingWith(readSettings({}), ada), permissions)).toEqual({
    link: 'https://login.microsoftonline.com/fee0411d-7ab5-4e13-a21c-10c1ff994f9e/v2.0/adminconsent?client_id=f2f43f65-16a6-4319-91b6-d2a342a88744&scope=https%3A%2F%2Fgraph.microsoft.com%2FMail.ReadWrite+https%3A%2F%2Fgraph.microsoft.com%2FMail.Send+https%3A%2F%2Fgraph.microsoft.com%2FUser.Read.All&redirect_uri=http%3A%2F%2Flocalhost',
    message: `Subject: Please approve permissions of UiPathStudioO365App for Microsoft 365

Hello,

with the account ada@contoso.example I run an automation that needs permissions of Microsoft 365. Please look at them and approve them for our organisation.

Application: UiPathStudioO365App, application ID f2f43f65-16a6-4319-91b6-d2a342a88744, published by UiPath
Tenant: fee0411d-7ab5-4e13-a21c-10c1ff994f9e
Permissions of Microsoft Graph, delegated (the automation can do what they allow only where the signed-in person may do it too):
- Mail.ReadWrite: It reads, changes, moves and deletes the person's mail. It cannot send. Needed by mail.move.
- Mail.Send: It sends mail in the name of the person. Needed by mail.send.
- User.Read.All: It reads the full profiles of everybody in the organisation. The automation lists it itself.

This page lists them and asks for your approval:
https://login.microsoftonline.com/fee0411d-7ab5-4e13-a21c-10c1ff994f9e/v2.0/adminconsent?client_id=f2f43f65-16a6-4319-91b6-d2a342a88744&scope=https%3A%2F%2Fgraph.microsoft.com%2FMail.ReadWrite+https%3A%2F%2Fgraph.microsoft.com%2FMail.Send+https%3A%2F%2Fgraph.microsoft.com%2FUser.Read.All&redirect_uri=http%3A%2F%2Flocalhost

After you accept, the browser goes on to http://localhost, where nothing is shown. That is as it should be.

Thank you.`,
  });
});

test('an application without a person is approved in its registration', () => {
  const settings = readSettings({
    authenticationType: 'ApplicationIdAndSecret',
    applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
    tenantId: 'contoso.example',
    applicationSecret: 'unread',
  });
  const { link, message } = adminConsentRequest(askingWith(settings), detectFor([mail.move], { kind: 'application' }).permissions) ?? {};

  expect(link).toBeUndefined();
  expect(message).toContain('Application: application c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f\nTenant: contoso.example\n');
  expect(message).toContain(
    '- Mail.ReadWrite: It reads, changes, moves and deletes mail in every mailbox of the organisation. It cannot send. Needed by mail.move.',
  );
  expect(message).toContain('then choose "Grant admin consent".');
  expect(message).not.toContain('unread');
});

test('where nobody is signed in, the administrator’s own sign-in tells the tenant', () => {
  const { link = '', message } = adminConsentRequest(askingWith(readSettings({})), detectFor([mail.move]).permissions) ?? {};

  expect(link).toMatch(/^https:\/\/login\.microsoftonline\.com\/organizations\/v2\.0\/adminconsent\?/);
  expect(message).toContain('Hello,\n\nI run an automation');
  expect(message).toContain('Tenant: that of our organisation\n');
});

test('there is nobody to ask for a personal account, and nothing to ask where nothing is missing', () => {
  expect(adminConsentRequest(askingWith(readSettings({}), { ...ada, personal: true }), detectFor([mail.move]).permissions)).toBeUndefined();
  expect(adminConsentRequest(askingWith(readSettings({}), ada), [])).toBeUndefined();
});

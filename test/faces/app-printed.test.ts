import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
let cloud: Embedment;
beforeEach(async () => {
  home = await ownHome();
  cloud = await embed({ account: 'elin@contoso.example' });
});
afterEach(async () => {
  await cloud[Symbol.asyncDispose]();
  await home[Symbol.asyncDispose]();
});

/** What a command prints on the one tenant; every id is `{id}`. */
async function printed(line: string, answers?: readonly string[]): Promise<string> {
  const ended = await onbehalfCommand([...line.split(' '), '--account', cloud.account, '--emulator'], {
    emulator: { ...embedded, start: async () => ({ ...cloud, [Symbol.asyncDispose]: async () => undefined }) },
    ...(answers && { answers }),
  });
  return ended.stdout.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, '{id}');
}
const json = async (line: string): Promise<unknown> => JSON.parse(await printed(`${line} --json`)) as unknown;

/** An automation that moves mail. */
async function automation(): Promise<string> {
  const file = join(home.folder, 'tidy.ts');
  await writeFile(file, "import { mail, microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: [mail.move] });\n");
  return file;
}

test('a registration is printed with what became of it, and with the sign-in that comes next', async () => {
  const shown = (what: string, permissions: string, next: string): string =>
    `Tidier ${what}.\nApplication ID  {id}\nTenant ID       {id}\nPermissions     ${permissions}\nNext: onbehalf signin --application-id {id}${next}\n`;
  const register = 'app register --name Tidier --permission Files.Read';

  expect(await printed(register)).toBe(shown('is registered', 'Files.Read', ' --tenant-id {id}'));
  expect(await printed(`${register} --permission Mail.Send`)).toBe(
    shown('was registered before and is now as planned', 'Files.Read, Mail.Send', ' --tenant-id {id}'),
  );
  expect(await printed(`${register} --permission Mail.Send --environment Global`)).toBe(
    shown('was registered before, as planned', 'Files.Read, Mail.Send', ' --tenant-id {id} --environment Global'),
  );
  // People of other organisations sign in as well: no tenant is named.
  expect(await printed(`${register} --account-types multiple`)).toBe(
    shown('was registered before and is now as planned', 'Files.Read', ''),
  );
  expect(await json(register)).toEqual({
    outcome: 'changed',
    name: 'Tidier',
    applicationId: '{id}',
    permissions: ['Files.Read'],
    tenantId: '{id}',
  });
});

test('its permissions are printed as they are afterwards', async () => {
  await printed('app register --name Tidier --permission Files.Read');

  expect(await printed('app permissions add Tidier Mail.Send')).toBe('Tidier lists Files.Read, Mail.Send.\n');
  expect(await printed('app permissions add Tidier Mail.Send')).toBe('Tidier listed before and still lists Files.Read, Mail.Send.\n');
  expect(await printed('app permissions remove Tidier Files.Read Mail.Send')).toBe('Tidier lists no permission.\n');
  expect(await json('app permissions remove Tidier Mail.Send')).toEqual({
    outcome: 'unchanged',
    applicationId: '{id}',
    name: 'Tidier',
    permissions: [],
  });
});

test('it is shown whole, before and after the organisation consented', async () => {
  const shown = (permissions: string, consented: string): string =>
    `Tidier\nApplication ID  {id}\nObject ID       {id}\nSign-in         AzureADMyOrg\nRedirect URIs   http://localhost, http://localhost/back\nPermissions     ${permissions}\nConsented       ${consented}\n`;
  await printed('app register --name Tidier --permission Files.Read --redirect-uri http://localhost --redirect-uri http://localhost/back');
  expect(await printed('app show Tidier')).toBe(shown('Files.Read', 'nothing, for the whole organisation'));
  expect(await json('app consent Tidier')).toEqual({ name: 'Tidier', consented: ['Files.Read', 'openid', 'profile', 'offline_access'] });
  expect(await printed('app show Tidier')).toBe(shown('Files.Read', 'Files.Read, openid, profile, offline_access'));
  await printed('app permissions remove Tidier Files.Read');
  expect(await printed('app show Tidier')).toContain('\nPermissions     none\n');
  expect(await json('app show Tidier')).toEqual({
    name: 'Tidier',
    applicationId: '{id}',
    objectId: '{id}',
    signInAudience: 'AzureADMyOrg',
    redirectUris: ['http://localhost', 'http://localhost/back'],
    permissions: [],
    consented: ['Files.Read', 'openid', 'profile', 'offline_access'],
  });
});

test('a review prints the commands that put it right', async () => {
  await printed('app register --name Tidier --permission Files.Read --permission Mail.Send');

  expect(await printed(`app review Tidier ${await automation()}`)).toBe(
    [
      'Missing     Mail.ReadWrite',
      'Not needed  Files.Read, Mail.Send',
      'Used        nothing',
      'Next: onbehalf app permissions add "Tidier" Mail.ReadWrite',
      'Next: onbehalf app permissions remove "Tidier" Files.Read Mail.Send',
      '',
    ].join('\n'),
  );
});

test('it is deleted only after a yes', async () => {
  await printed('app register --name Tidier --permission Files.Read');

  expect(await printed('app delete Tidier', ['n'])).toBe('');
  expect(await printed('app show Tidier')).toContain('Tidier\n');
  expect(await json('app delete Tidier')).toEqual({ name: 'Tidier', applicationId: '{id}' });
  expect(await printed('app show Tidier')).toBe('');
});

test('on paper it is printed as text, or as an object with the registration itself', async () => {
  const line = 'app register --name Tidier --permission Files.Read --as portal';
  const [consent, text] = [await printed(`${line} --admin-consent`), await printed(line)];

  // Each step has its number; consent for the organisation is a step more.
  expect(text.match(/^\d+(?=\. )/gm)).toEqual(
    text
      .trimEnd()
      .split('\n')
      .map((_, index) => String(index + 1)),
  );
  expect(consent.split('\n').length).toBeGreaterThan(text.split('\n').length);
  expect(await json(line)).toMatchObject({ as: 'portal', text: text.trimEnd(), application: { displayName: 'Tidier' } });
});

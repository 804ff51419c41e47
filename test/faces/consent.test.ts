import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { microsoft365Scope, type World } from '../../src/connection/index.ts';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import { createNoStorage } from '../../src/identity/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const source = `import { mail, microsoft365Scope, use } from 'onbehalf';
await using m365 = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false }), mail.move] });
const [message] = await m365.mail.list({ top: 1 }).all();
export const found = message !== undefined;
`;
const moves = `${source}await m365.mail.move({ message, to: 'Archive' });\n`;

let cloud: Embedment;
let inside: World;
let home = '';
beforeEach(async () => {
  home = await temporaryFolder('consent');
  cloud = await embed();
  const storage = createNoStorage();
  inside = { ...cloud.world(), storage: async () => storage };
  await using scope = await microsoft365Scope({ activities: [], permissions: { add: ['Mail.Read'] } }, inside);
  await scope.signIn();
});
afterEach(async () => {
  await cloud[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

/** Runs an automation as Ada, who consented to Mail.Read before and declines everything else. */
async function run(automation: string, ...flags: readonly string[]) {
  const file = join(home, 'tidy.ts');
  await writeFile(file, automation);
  const person = cloud.emulator.person(cloud.account, { consent: 'decline' });
  const world = (base: World): World => ({ ...inside, notify: base.notify, openBrowser: (url) => person.openBrowser(url) });
  const start = async () => ({ ...cloud, world, [Symbol.asyncDispose]: async () => undefined });
  return await onbehalfCommand(['run', file, ...flags, '--emulator'], { emulator: { ...embedded, start } });
}

describe('a declined permission', () => {
  test('prints the failure, and the message to an administrator whole', async () => {
    const { status, stderr } = await run(source);
    const [failure = '', message = ''] = stderr.split('\nA message to your administrator, ready to send:\n\n');

    expect(status).toBe(4);
    expect(failure).toContain(
      'Error: The permissions Mail.ReadWrite for UiPathStudioO365App were declined. (AADSTS65004) mail.move fails without Mail.ReadWrite. mail.list works all the same.',
    );
    expect(failure).toContain('Your move: Set continueOnError (`--continue-on-error`) to go on with what works. ');
    expect(message).toMatch(/^Subject: Please approve permissions of UiPathStudioO365App for Microsoft 365\n\nHello,\n/);
    expect(message).toMatch(/\nhttps:\/\/login\.microsoftonline\.com\/\S+\/v2\.0\/adminconsent\?\S+\n[^]*\nThank you\.\n$/);
  });

  test('with --json it is in the error', async () => {
    const { status, stderr } = await run(source, '--json');

    expect(status).toBe(4);
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({
      error: {
        code: 'CONSENT_DECLINED',
        details: {
          missing: ['Mail.ReadWrite'],
          failing: ['mail.move'],
          working: ['mail.list'],
          adminConsent: { link: expect.stringMatching(/^https:/), message: expect.stringMatching(/^Subject: /) },
        },
      },
    });
    // Nowhere but in the object.
    expect(stderr.match(/Subject: /g)).toHaveLength(1);
  });
});

describe('--continue-on-error', () => {
  test('goes on with what works, and says without what', async () => {
    const { status, stdout, stderr } = await run(source, '--continue-on-error', '--json');

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      notGranted: ['Mail.ReadWrite'],
      exported: { found: true },
      activities: [{ activity: 'mail.list', results: 1 }],
    });
    expect(stderr).toContain(
      'Going on without Mail.ReadWrite. mail.move fails without Mail.ReadWrite. mail.list works all the same.\nA message to your administrator, ready to send:\n\nSubject: ',
    );
  });

  test('what needs the permission ends the run, as any error does that the automation does not catch', async () => {
    const { status, stderr } = await run(moves, '--continue-on-error');

    expect(status).toBe(4);
    expect(stderr).toContain(
      'Error: mail.move needs Mail.ReadWrite, which was declined.\nYour move: Run it again and choose Accept, or send your administrator the message about it.\n',
    );
    expect(stderr.match(/^Subject: /gm)).toHaveLength(1);
  });

  test('an automation that catches it goes on', async () => {
    const { status, stdout } = await run(
      `${source}export const code = await m365.mail.move({ message, to: 'Archive' }).then(() => '', (error) => error.code);\n`,
      '--continue-on-error',
      '--json',
    );

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ exported: { code: 'PERMISSION_MISSING' } });
  });
});

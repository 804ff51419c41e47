import { describe, expect, test } from 'vitest';
import { createTestPortal, portalOrigin } from '../../../test/support/test-portal.ts';
import { policiesOf } from '../tenant/policies.ts';

describe('the portal as a whole', () => {
  test('opens on an overview of the tenant', async () => {
    const { emulator, open } = await createTestPortal();

    const { status, text } = await open('/');

    expect(status).toBe(200);
    expect(text).toContain(`${emulator.tenant.applications.size} App registrations`);
    expect(text).toContain('5 Users All enabled');
    expect(text).toContain('0 Sign-ins and tokens None failed');
    expect(text).toContain('0 Policies in force');
  });

  test('runs no script, loads nothing, and stands in no frame', async () => {
    const { open } = await createTestPortal();

    const { headers, html } = await open('/applications');

    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; img-src data:; style-src 'sha256-[\w+/]+='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(html).not.toMatch(/<script|\son\w+=|\sstyle=/);
  });

  test.each([
    ['a name of Microsoft', 'https://login.microsoftonline.com', {}, 'answers on localhost, 127.0.0.1 and [::1] only'],
    ['a name of somebody else', 'http://attacker.example:4000', {}, 'answers on localhost, 127.0.0.1 and [::1] only'],
    ['a page of another origin', portalOrigin, { Origin: 'http://localhost:3000' }, 'does not answer pages of another origin'],
    ['a page without an origin', portalOrigin, { Origin: 'null' }, 'does not answer pages of another origin'],
    ['a page of another site', portalOrigin, { 'Sec-Fetch-Site': 'cross-site' }, 'does not answer pages of another origin'],
    ['a page of another port', portalOrigin, { 'Sec-Fetch-Site': 'same-site' }, 'does not answer pages of another origin'],
    ['nobody who says where the form stands', portalOrigin, {}, 'The form does not come from a page of the portal'],
  ])('takes no form from %s', async (_, origin, headers, sentence) => {
    const { emulator } = await createTestPortal();
    const body = new URLSearchParams({ blockSignIn: 'yes' });

    const response = await emulator.fetch(new Request(`${origin}/_portal/conditional-access`, { method: 'POST', body, headers }));

    expect(response.status).toBe(403);
    expect(await response.text()).toContain(sentence);
    expect(emulator.tenant.conditionalAccess).toBeUndefined();
  });

  test('a link of another page opens one of its pages whole, and nothing else of it', async () => {
    const { emulator } = await createTestPortal();
    const link = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    const statusOf = async (headers: Record<string, string>, method = 'GET'): Promise<number> =>
      (await emulator.fetch(new Request(`${portalOrigin}/_portal/mailboxes`, { method, headers }))).status;

    expect(await statusOf(link)).toBe(200);
    expect(await statusOf({ ...link, 'Sec-Fetch-Dest': 'iframe' })).toBe(403);
    expect(await statusOf({ ...link, 'Sec-Fetch-Mode': 'no-cors' })).toBe(403);
    expect(await statusOf({ ...link, Origin: 'http://attacker.example' })).toBe(403);
    expect(await statusOf(link, 'POST')).toBe(403);
  });

  test('takes forms of its own pages, by either header', async () => {
    const { emulator, post } = await createTestPortal();

    await post('/conditional-access', { blockSignIn: 'yes' }, { 'Sec-Fetch-Site': 'same-origin' });
    const first = emulator.tenant.conditionalAccess?.blockSignIn;
    await post('/conditional-access', {}, { Origin: portalOrigin });

    expect([first, emulator.tenant.conditionalAccess?.blockSignIn]).toEqual([true, false]);
  });

  test('shows the policies with their ids, in force or not', async () => {
    const { emulator, open, post } = await createTestPortal();
    const [secondFactor, blocked] = policiesOf(emulator.tenant);
    const before = (await open('/conditional-access')).text;
    const after = (await post('/conditional-access', { blockSignIn: 'yes' })).text;

    expect(before).toContain(`Require multifactor authentication ${secondFactor.id} Off Block access ${blocked.id} Off`);
    expect(after).toContain(`Require multifactor authentication ${secondFactor.id} Off Block access ${blocked.id} On`);
    expect((await open('/')).text).toContain('1 Policies in force');
  });

  test('answers a body that is no form with a refusal', async () => {
    const { emulator } = await createTestPortal();
    const headers = { Origin: portalOrigin, 'Content-Type': 'text/plain' };

    const response = await emulator.fetch(
      new Request(`${portalOrigin}/_portal/conditional-access`, { method: 'POST', body: 'blockSignIn=yes', headers }),
    );

    expect(response.status).toBe(415);
  });

  const missing = ['/nothing', '/applications/nothing', '/users/nothing', '/applications/nothing/permissions'];

  test.each(missing)('has no page %s', async (path) => {
    const { open } = await createTestPortal();

    expect((await open(path)).status).toBe(404);
  });

  test('shows the text of no address', async () => {
    const { open } = await createTestPortal();

    expect((await open('/?done=Call+this+number')).html).not.toContain('Call');
    expect((await open('/?done=constructor')).html).not.toContain('role="status"');
  });

  test('is linked from the start page', async () => {
    const { emulator } = await createTestPortal();

    const page = await emulator.fetch(new Request(`${portalOrigin}/`));

    expect(await page.text()).toContain('<a href="/_portal/">http://localhost:4000/_portal/</a>');
  });
});

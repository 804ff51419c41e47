import { expect, test } from 'vitest';
import { createTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts';
import type { Application } from '../../tenant/directory.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const page = `/applications/${reports}`;
const day = 24 * 3600 * 1000;

function registered({ emulator }: TestPortal): Application {
  const application = emulator.tenant.applications.get(reports);
  if (!application) throw new Error('The application is gone.');
  return application;
}

test('a value is on the page that answers its making, and on none after it', async () => {
  const portal = await createTestPortal();
  const shown = await portal.post(`${page}/secrets`, { description: ' <b>CI</b> ', days: '90' });
  const again = await portal.open(page);
  const [first, added] = registered(portal).secrets;

  expect(added).toMatchObject({
    displayName: '<b>CI</b>',
    startDateTime: '2026-03-02T09:00:00.000Z',
    endDateTime: '2026-05-31T09:00:00.000Z',
  });
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('The client secret is added. Copy its value now: no page shows it again.');
  expect(shown.text).toContain(added?.text);
  expect(shown.headers.get('cache-control')).toBe('no-store');
  for (const { html, text } of [shown, again]) {
    expect(html).toContain('&lt;b&gt;CI&lt;/b&gt;');
    expect(text).toContain('2026-05-31');
    expect(text).toContain(added?.keyId);
    expect(text).toContain('con******');
    expect(text).not.toContain(first?.text);
  }
  expect(again.text).toContain(`${added?.text.slice(0, 3)}******`);
  expect(again.text).not.toContain(added?.text);
  expect(again.text).not.toContain('Copy its value now');
});

test('what is offered holds for as long as it says, half a year where nobody chooses, and never more than two years', async () => {
  const portal = await createTestPortal();
  const { html } = await portal.open(page);
  const offered = [...html.matchAll(/<option value="(\d+)" (selected)?>(\d+) days/g)].map(([, days = '', selected, said]) => ({
    days,
    selected,
    said,
  }));
  for (const { days } of offered) await portal.post(`${page}/secrets`, { days });

  expect(offered.filter(({ selected }) => selected).map(({ days }) => days)).toEqual(['180']);
  expect(offered.map(({ said }) => said)).toEqual(offered.map(({ days }) => days));
  expect(Math.max(...offered.map(({ days }) => Number(days)))).toBe(730);
  expect(
    registered(portal)
      .secrets.slice(1)
      .map(({ startDateTime, endDateTime }) => (Date.parse(endDateTime) - Date.parse(startDateTime)) / day),
  ).toEqual(offered.map(({ days }) => Number(days)));
  expect(registered(portal).secrets.at(-1)?.displayName).toBeNull();
});

test.each([undefined, '', '731', '-1', 'x'])('a lifetime of %s is refused, and no secret made', async (days) => {
  const portal = await createTestPortal();
  const refused = await portal.post(`${page}/secrets`, days === undefined ? {} : { days });

  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Select when the client secret expires.');
  expect(registered(portal).secrets).toHaveLength(1);
});

test('an application without a secret says so', async () => {
  const portal = await createTestPortal();
  registered(portal).secrets = [];

  expect((await portal.open(page)).text).toContain('None. An application that acts alone, or runs on a server, proves itself with one.');
});

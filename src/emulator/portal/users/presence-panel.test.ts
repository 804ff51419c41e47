import { expect, test } from 'vitest';
import { findUser } from '../../tenant/tenant.ts';
import { createTestPortal } from '../../../../test/support/test-portal.ts';

async function opened() {
  const portal = await createTestPortal();
  const { tenant } = portal.emulator;
  const path = `/users/${findUser(tenant, 'ada@contoso.example')?.id}`;
  const { accessToken } = await portal.emulator.token({
    application: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
    user: 'ada@contoso.example',
    permissions: ['Presence.Read'],
  });
  const inGraph = async (): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const response = await portal.emulator.fetch(new Request('https://graph.microsoft.com/v1.0/me/presence', { headers }));
    return (await response.json()) as Record<string, unknown>;
  };
  return { ...portal, path, inGraph };
}

test('the page of a person says what others see', async () => {
  const { open, path } = await opened();

  expect((await open(path)).text).toContain('Others see Available, Available.');
});

test.each([
  ['DoNotDisturb', 'DoNotDisturb', 'DoNotDisturb'],
  ['Offline', 'Offline', 'OffWork'],
  ['signedOut', 'Offline', 'Offline'],
  ['none', 'Available', 'Available'],
])('set to %s, Graph says %s, %s', async (chosen, availability, activity) => {
  const { post, path, inGraph } = await opened();
  const { text, html } = await post(`${path}/presence`, { availability: chosen, message: 'In the warehouse.' });

  expect(text).toContain('The presence is set.');
  expect(text).toContain(`Others see ${availability}, ${activity}.`);
  expect(html).toMatch(new RegExp(`value="${chosen}"\\s+checked`));
  expect(await inGraph()).toMatchObject({ availability, activity, statusMessage: { message: { content: 'In the warehouse.' } } });
});

test('it is taken back, the message as well', async () => {
  const { post, path, inGraph } = await opened();
  await post(`${path}/presence`, { availability: 'Busy', message: 'In the warehouse.' });
  await post(`${path}/presence`, { availability: 'none', message: '' });

  expect(await inGraph()).toMatchObject({ availability: 'Available', statusMessage: null });
});

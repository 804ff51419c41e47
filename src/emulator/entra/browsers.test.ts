import { expect, test } from 'vitest';
import { createTestClient } from '../../../test/support/entra-client.ts';

test('emulators on two ports of a host keep their browsers apart', async () => {
  const client = createTestClient();
  const path = new URL(client.authorizeUrl());
  const cookieAt = async (host: string): Promise<string | null> => {
    const response = await client.entra.fetch(new Request(`${host}${path.pathname}${path.search}`));
    return response.headers.get('set-cookie');
  };

  expect(await cookieAt('http://localhost:8400')).toMatch(/^ESTSAUTH-8400=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await cookieAt('http://localhost:8401')).toMatch(/^ESTSAUTH-8401=/);
});

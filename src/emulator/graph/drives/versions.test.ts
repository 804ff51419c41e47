import { describe, expect, test } from 'vitest';
import { createTestDrive, type TestDrive } from '../../../../test/support/test-drive.ts';

const file = '/me/drive/root:/Documents/a.txt:';

async function written(contents: readonly string[]): Promise<TestDrive> {
  const drive = createTestDrive();
  for (const content of contents) await drive.send('PUT', `${file}/content`, content);
  return drive;
}

const textOf = async (drive: TestDrive, path: string, as?: string): Promise<string> => {
  const { headers } = await drive.send('GET', path, undefined, { ...(as !== undefined && { as }) });
  return (await drive.follow(headers.get('Location'))).text();
};

describe('versions', () => {
  test('keep every content, the one of the moment first', async () => {
    const drive = await written(['a', 'bb', 'ccc']);
    const { body } = await drive.send('GET', `${file}/versions`);
    expect(body['value']).toMatchObject([
      { id: '3.0', size: 3 },
      { id: '2.0', size: 2 },
      { id: '1.0', size: 1, lastModifiedBy: { user: { displayName: 'Ada Martin' } } },
    ]);
    expect((await drive.send('GET', `${file}/versions/current`)).body).toMatchObject({ id: '3.0' });
    expect(await textOf(drive, `${file}/versions/2.0/content`)).toBe('bb');
    expect((await drive.send('GET', `${file}/versions/9.0`)).status).toBe(404);
  });

  test('that are restored are a version of their own', async () => {
    const drive = await written(['a', 'bb']);
    expect((await drive.send('POST', `${file}/versions/1.0/restoreVersion`)).status).toBe(204);
    expect((await drive.content('Documents/a.txt')).toString()).toBe('a');
    expect((await drive.send('GET', `${file}/versions`)).body['value']).toHaveLength(3);
  });
});

describe('what is checked out', () => {
  const group = async (drive: TestDrive): Promise<string> => {
    const as = 'ada Files.ReadWrite.All Sites.Read.All';
    const { body } = await drive.send('GET', '/sites/contoso.sharepoint.com:/sites/accounts-payable:/drive', undefined, { as });
    return `/drives/${String(body['id'])}/root:/General/Welcome.txt:`;
  };
  const [ada, ben] = ['ada Files.ReadWrite.All', 'ben Files.ReadWrite.All'] as const;

  test('is changed by one person, and others see it as it was until it is checked in', async () => {
    const drive = createTestDrive();
    const path = await group(drive);
    const before = await textOf(drive, `${path}/content`, ben);
    expect((await drive.send('POST', `${path}/checkout`, undefined, { as: ada })).status).toBe(204);
    expect((await drive.send('PUT', `${path}/content`, 'new', { as: ada })).status).toBe(200);
    expect(await drive.send('PUT', `${path}/content`, 'other', { as: ben })).toMatchObject({ status: 423 });
    expect((await drive.send('DELETE', path, undefined, { as: ben })).status).toBe(423);
    expect([await textOf(drive, `${path}/content`, ada), await textOf(drive, `${path}/content`, ben)]).toEqual(['new', before]);
    expect((await drive.send('POST', `${path}/checkin`, { comment: 'Done' }, { as: ada })).status).toBe(204);
    expect(await textOf(drive, `${path}/content`, ben)).toBe('new');
    expect((await drive.send('POST', `${path}/checkin`, {}, { as: ada })).status).toBe(400);
  });

  test('is as before when that is discarded', async () => {
    const drive = createTestDrive();
    const path = await group(drive);
    const before = await textOf(drive, `${path}/content`, ada);
    await drive.send('POST', `${path}/checkout`, undefined, { as: ada });
    await drive.send('PUT', `${path}/content`, 'new', { as: ada });
    expect((await drive.send('POST', `${path}/discardCheckout`, undefined, { as: ada })).status).toBe(204);
    expect(await textOf(drive, `${path}/content`, ben)).toBe(before);
  });
});

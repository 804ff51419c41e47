import { describe, expect, test } from 'vitest';
import { createTestDrive, type TestDrive } from '../../../../test/support/test-drive.ts';
import { sensitivityLabels } from './labels.ts';

const file = '/me/drive/root:/Documents/Budget.xlsx:';
const as = 'ada Files.ReadWrite.All';
const [open, , confidential] = sensitivityLabels;

const assign = (drive: TestDrive, body: object, path = file, who = as) =>
  drive.send('POST', `${path}/assignSensitivityLabel`, body, { as: who });
const labelsOf = async (drive: TestDrive, path = file): Promise<unknown> =>
  (await drive.send('POST', `${path}/extractSensitivityLabels`, undefined, { as })).body['labels'];

describe('sensitivity labels', () => {
  test('are assigned, told with how they came, and taken away for a reason', async () => {
    const drive = createTestDrive();
    expect(await labelsOf(drive)).toEqual([]);

    const assigned = await assign(drive, { sensitivityLabelId: confidential.id, assignmentMethod: 'privileged' });
    expect(assigned.status).toBe(202);
    const [running] = [await drive.follow(assigned.headers.get('Location'))];
    expect([running.status, await running.json()]).toMatchObject([202, { operation: 'AssignSensitivityLabel', status: 'inProgress' }]);
    drive.tenant.clock.advance(1000);
    expect(await (await drive.follow(assigned.headers.get('Location'))).json()).toMatchObject({ status: 'completed' });
    expect(await labelsOf(drive)).toEqual([
      { sensitivityLabelId: confidential.id, assignmentMethod: 'privileged', tenantId: drive.tenant.id },
    ]);

    expect((await assign(drive, { sensitivityLabelId: '' })).status).toBe(400);
    expect((await assign(drive, { sensitivityLabelId: open.id })).status).toBe(400);
    expect((await assign(drive, { sensitivityLabelId: open.id, justificationText: 'It was published.' })).status).toBe(202);
    expect(await labelsOf(drive)).toMatchObject([{ sensitivityLabelId: open.id, assignmentMethod: 'standard' }]);
    expect((await assign(drive, { sensitivityLabelId: '', justificationText: 'Not needed.' })).status).toBe(202);
    expect(await labelsOf(drive)).toEqual([]);
  });

  test('change the tag of a file, and go with its copy', async () => {
    const drive = createTestDrive();
    const before = await drive.send('GET', file);
    await assign(drive, { sensitivityLabelId: confidential.id });
    expect((await drive.send('GET', file)).body['eTag']).not.toBe(before.body['eTag']);
    expect((await drive.send('POST', `${file}/copy`, { name: 'Copy.xlsx' })).status).toBe(202);
    expect(await labelsOf(drive, '/me/drive/root:/Documents/Copy.xlsx:')).toMatchObject([{ sensitivityLabelId: confidential.id }]);
  });

  test.each([
    ['a label that there is none of', file, { sensitivityLabelId: '00000000-0000-0000-0000-000000000001' }],
    ['a way that there is none of', file, { sensitivityLabelId: confidential.id, assignmentMethod: 'manual' }],
    ['a folder', '/me/drive/root:/Documents:', { sensitivityLabelId: confidential.id }],
    ['a text file', '/me/drive/root:/Documents/Month%20end.txt:', { sensitivityLabelId: confidential.id }],
  ])('are refused for %s, and nothing is changed', async (_, path, body) => {
    const drive = createTestDrive();
    expect((await assign(drive, body, path)).status).toBe(400);
    expect(await labelsOf(drive)).toEqual([]);
  });

  test('are assigned by nobody who may only change the own files, and not while somebody else has checked the file out', async () => {
    const drive = createTestDrive();
    const wish = { sensitivityLabelId: confidential.id };
    expect((await assign(drive, wish, file, 'ada Files.ReadWrite')).status).toBe(403);
    const sites = 'ada Files.ReadWrite.All Sites.Read.All';
    const { body } = await drive.send('GET', '/sites/contoso.sharepoint.com:/sites/accounts-payable:/drive', undefined, { as: sites });
    const shared = `/drives/${String(body['id'])}/root:/General/Budget.xlsx:`;
    expect((await drive.send('POST', `${shared}/checkout`, undefined, { as: 'ben Files.ReadWrite.All' })).status).toBe(204);
    expect((await assign(drive, wish, shared)).status).toBe(423);
  });
});

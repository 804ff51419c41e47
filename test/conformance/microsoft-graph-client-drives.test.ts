import { FileUpload, OneDriveLargeFileUploadTask } from '@microsoft/microsoft-graph-client';
import { expect, test } from 'vitest';
import { sdkFor } from './graph-client.ts';
import { conformanceSuite } from './world.ts';

const emulated = conformanceSuite();

test('@microsoft/microsoft-graph-client uploads a large file to a drive in ranges, and reads it back', async () => {
  await using world = await emulated();
  const files = await sdkFor(world, ['Files.ReadWrite']);
  const content = Buffer.alloc(700_000, 'invoices ');
  const file = new FileUpload(new Uint8Array(content), 'Year.bin', content.length);
  const options = { path: '/Documents/Archive', fileName: 'Year.bin', rangeSize: 327_680 };
  const task = await OneDriveLargeFileUploadTask.createTaskWithFileObject(files, file, options);
  const { responseBody } = await task.upload();
  expect(responseBody).toMatchObject({ name: 'Year.bin', size: content.length });
  const item = await files.api('/me/drive/root:/Documents/Archive/Year.bin').get();
  const response = await world.fetch(String(item['@microsoft.graph.downloadUrl']));
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect((await files.api('/me/drive/root/children').select('name').top(1).get()).value).toHaveLength(1);
});

import { describe, expect, test } from 'vitest';
import type { GraphRequest } from '../../core/ports.ts';
import { downloadAttachments } from './download-attachments.ts';
import { download } from './download.ts';
import { recordedWorld, runRecorded, type RecordedWorld } from '../../../test/support/recording-graph.ts';

const answers = {
  'GET /me/messages/{message}/attachments': [
    { '@odata.type': '#microsoft.graph.fileAttachment', id: 'A1', name: 'invoice.pdf', contentType: 'application/pdf' },
    { '@odata.type': '#microsoft.graph.fileAttachment', id: 'A2', name: 'logo.png', contentType: 'image/png', isInline: true },
    { '@odata.type': '#microsoft.graph.itemAttachment', id: 'A3', name: 'Lunch?' },
  ],
  'GET /me/messages/{message}/attachments/{attachment}/$value': ({ params }: GraphRequest) => `bytes of ${params?.['attachment']}`,
};

async function filesOf(input: object, world: RecordedWorld): Promise<unknown[]> {
  const files: unknown[] = [];
  for await (const file of runRecorded(downloadAttachments, { message: 'M1', saveTo: 'out', ...input }, world)) files.push(file);
  return files;
}

describe('Download Email Attachments', () => {
  test('writes every attachment; a message becomes an .eml file', async () => {
    const world = recordedWorld(downloadAttachments, answers);
    expect(await filesOf({}, world)).toMatchObject([
      { name: 'invoice.pdf', path: 'out/invoice.pdf', attachmentId: 'A1', contentType: 'application/pdf' },
      { name: 'logo.png', attachmentId: 'A2' },
      { name: 'Lunch?.eml', attachmentId: 'A3' },
    ]);
    expect(Object.fromEntries(world.written)).toEqual({
      'out/invoice.pdf': 'bytes of A1',
      'out/logo.png': 'bytes of A2',
      'out/Lunch?.eml': 'bytes of A3',
    });
    expect(world.progress[0]).toEqual({ label: 'Downloading invoice.pdf', done: 0, total: 3, unit: 'items' });
  });

  test('writes only what fits the patterns and stands outside of the text', async () => {
    expect(
      await filesOf({ filterByFileNames: '*.PDF|*.png', excludeInline: true }, recordedWorld(downloadAttachments, answers)),
    ).toMatchObject([{ attachmentId: 'A1' }]);
  });

  test('writes nothing when one name is taken', async () => {
    const world = recordedWorld(downloadAttachments, answers, { 'out/logo.png': 'old' });
    await expect(filesOf({}, world)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(world.written.size).toBe(0);
    expect(world.operations()).toEqual(['GET /me/messages/{message}/attachments']);
  });

  test('writes nothing when a link to the cloud is among them', async () => {
    const link = { '@odata.type': '#microsoft.graph.referenceAttachment', id: 'A9', name: 'Budget.xlsx' };
    const world = recordedWorld(downloadAttachments, { ...answers, 'GET /me/messages/{message}/attachments': [link] });
    await expect(filesOf({}, world)).rejects.toThrow(
      '"Budget.xlsx" is a link to a file in the cloud, not a file in the message. Nothing was written.',
    );
    expect(await filesOf({ filterByFileNames: '*.pdf' }, world)).toEqual([]);
  });
});

describe('Download Email', () => {
  const message = { 'GET /me/messages/{message}': { id: 'M1', subject: 'Invoice 17' }, 'GET /me/messages/{message}/$value': 'From: Ben' };

  test('writes the message under its subject', async () => {
    const world = recordedWorld(download, message);
    expect(await runRecorded(download, { message: 'M1', saveTo: 'out' }, world)).toEqual({
      name: 'Invoice 17.eml',
      path: 'out/Invoice 17.eml',
      size: 9,
    });
  });

  test('writes it under a given name without asking for the subject', async () => {
    const world = recordedWorld(download, message);
    expect(await runRecorded(download, { message: 'M1', fileName: 'evidence' }, world)).toMatchObject({ name: 'evidence.eml' });
    expect(world.operations()).toEqual(['GET /me/messages/{message}/$value']);
  });

  test('has a name for a message without a subject', async () => {
    expect(
      await runRecorded(download, { message: 'M1' }, recordedWorld(download, { ...message, 'GET /me/messages/{message}': { id: 'M1' } })),
    ).toMatchObject({ name: 'message.eml' });
  });

  test('fetches nothing when the name is taken', async () => {
    const world = recordedWorld(download, message, { 'out/evidence.eml': 'old' });
    await expect(
      runRecorded(download, { message: 'M1', saveTo: 'out', fileName: 'evidence.eml' }, world) as Promise<unknown>,
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(world.calls).toEqual([]);
  });
});

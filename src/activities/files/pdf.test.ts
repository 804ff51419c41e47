import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { download } from './download.ts';
import { exportAsPdf } from './export-as-pdf.ts';
import { pdfOf } from './pdf.ts';

const read = 'GET /me/drive/items/{item}:/{+path}';
const fetch = 'GET /me/drive/items/{item}/content';

describe('a PDF of a file', () => {
  test.each([
    ['Offer.docx', 'Offer.pdf', true],
    ['Numbers.2026.XLSX', 'Numbers.2026.pdf', true],
    ['Offer.pdf', 'Offer.pdf', false],
    ['OFFER.PDF', 'OFFER.PDF', false],
  ])('%s is named %s, and made: %s', (name, pdf, isConverted) => {
    expect(pdfOf(name)).toEqual({ name: pdf, isConverted });
  });

  test.each(['photo.png', 'README', '.docx.', ''])('of %j there is none', (name) => {
    expect(() => pdfOf(name)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  test.each([
    [exportAsPdf, {}],
    [download, { asPdf: true }],
  ])('is asked for by its format, and written under its name', async (activity, more) => {
    const file = { id: 'x', name: 'Offer.docx', size: 4, file: {} };
    const world = recordedWorld(activity, { [read]: file, [fetch]: '%PDF' });

    expect(await runRecorded(activity, { item: 'Offer.docx', saveTo: 'out', ...more }, world)).toMatchObject({ name: 'Offer.pdf' });
    expect(world.calls.at(-1)).toMatchObject({ operation: fetch, request: { query: { format: 'pdf' } } });
    expect([...world.written]).toEqual([['out/Offer.pdf', '%PDF']]);
  });

  test('of a picture, and of a folder, is refused before anything is fetched', async () => {
    for (const found of [
      { id: 'x', name: 'photo.png', file: {} },
      { id: 'x', name: 'Offers', folder: {} },
    ]) {
      const world = recordedWorld(exportAsPdf, { [read]: found });
      await expect(runRecorded(exportAsPdf, { item: 'x' }, world)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        fields: [{ field: 'item' }],
      });
      expect(world.operations()).toEqual([read]);
    }
  });
});

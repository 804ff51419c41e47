import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { GraphRequest } from '../../core/ports.ts';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { get } from './get.ts';

const site = 'https://contoso.sharepoint.com/sites/accounts';
const documents = { id: 'd1', name: 'Documents', webUrl: `${site}/Shared%20Documents` };
const archive = { id: 'd2', name: 'Old papers', webUrl: `${site}/Archive` };
const below = { id: 'd3', name: 'Documents', webUrl: `${site}/team/Shared%20Documents` };

/** Sites by path. */
const sites: Readonly<Record<string, readonly object[]>> = { 'sites/accounts': [archive, documents], 'sites/accounts/team': [below] };

function lookIn(drive: string, known = sites) {
  const world = recordedWorld(get, {
    'GET /sites/{host}:/{+path}:/drives': ({ params }: GraphRequest) => {
      const drives = known[params?.['path'] ?? ''];
      if (!drives) throw new OnbehalfError('NOT_FOUND', 'There is no such site.');
      return drives;
    },
    'GET /drives/{drive}/items/{item}': { id: 'x', name: 'x', webUrl: '' },
  });
  return {
    world,
    done: Promise.resolve(runRecorded(get, { item: { id: 'x' }, drive }, world)).then(() => world.calls.at(-1)?.request.params?.['drive']),
  };
}

describe('the drive that is meant', () => {
  test.each([
    [site, 'd1'],
    [`${site}/`, 'd1'],
    [`${site}/Shared%20Documents/Forms/AllItems.aspx?viewid=1`, 'd1'],
    [`${site}/shared documents/General/a.txt`, 'd1'],
    [`${site}/Documents`, 'd1'],
    [`${site}/Archive/2025`, 'd2'],
    [`${site}/old papers`, 'd2'],
    [`${site}/team/Shared%20Documents`, 'd3'],
    ['b!known', 'b!known'],
  ])('%s', async (drive, id) => {
    expect(await lookIn(drive).done).toBe(id);
  });

  test.each([
    ['https://contoso.sharepoint.com', 'INPUT_INVALID', /must be the address of a site/],
    [`${site}/Nothing/a.txt`, 'NOT_FOUND', /is in no library of that site. There are: Old papers, Documents\./],
    ['https://contoso.sharepoint.com/sites/none', 'NOT_FOUND', /no such site/],
  ])('%s is refused', async (drive, code, message) => {
    await expect(lookIn(drive).done).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('a site with several libraries and none that every site has is asked about', async () => {
    const known = { 'sites/accounts': [archive, { ...archive, id: 'd4', name: 'Scans' }] };
    await expect(lookIn(site, known).done).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('There are: Old papers, Scans.'),
    });
  });
});

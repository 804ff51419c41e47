import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MatchView, OfferView, PackagesView } from '../../src/faces/studio/protocol-packages.ts';
import type { PaletteItem, Refusal } from '../../src/faces/studio/protocol.ts';
import { countingActivity, packedPackage } from '../support/activity-package.ts';
import { projectFile, testStudio } from '../support/studio.ts';

test('packages are found, looked at, and changed as they were marked; nothing of them runs', async () => {
  await using studio = await testStudio({
    'onbehalf.yaml': `${projectFile}feeds:\n  - folder: ../feed\n`,
    'main.flow.yaml': 'version: 1\nname: main\nsteps: []\n',
  });
  const feed = join(studio.folder, '..', 'feed');
  await mkdir(feed);
  await packedPackage(feed, {
    name: 'counting',
    source: countingActivity('counting.count'),
    manifest: { description: 'Counts \u001b[31mwhat there is.', dependencies: {} },
  });
  const { body: found } = await studio.ask<MatchView[]>('packages/search', { text: 'counting' });
  const { body: offer } = await studio.ask<OfferView>('packages/look', { word: 'counting@1.0.0' });

  expect(found).toEqual([
    { name: 'counting', version: '1.0.0', description: 'Counts \\u001B[31mwhat there is.', from: feed, hasActivities: true },
  ]);
  expect(offer).toMatchObject({
    name: 'counting',
    version: '1.0.0',
    permissions: ['Mail.Read'],
    activities: [{ title: 'Count', effect: 'reads' }],
  });
  expect((await studio.ask<PackagesView>('packages')).body.packages).toEqual([]);
  const change = { kind: 'install', name: 'counting', version: '1.0.0', isStrict: false };
  const { body: after } = await studio.ask<PackagesView>('packages/save', { changes: [change] });
  expect(after.packages).toMatchObject([{ name: 'counting', version: '1.0.0', isInstalled: true, rule: offer.rule }]);
  const palette = await studio.ask<PaletteItem[]>('palette?path=main.flow.yaml');
  expect(palette.body.map(({ what }) => what)).toContain('counting.count');
  expect(JSON.parse(await readFile(join(studio.folder, 'package.json'), 'utf8'))).toHaveProperty('dependencies.counting');

  const { body: less } = await studio.ask<PackagesView>('packages/save', { changes: [{ kind: 'remove', name: 'counting' }] });
  expect(less.packages).toEqual([]);
  const refused = await studio.ask<Refusal>('packages/save', { changes: [{ ...change, name: '../counting' }] });
  expect([refused.status, refused.body.fields?.[0]?.problem]).toEqual([400, expect.stringContaining('must be the name of a package')]);
});

import { expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

test('more people than one request takes are all answered for, in their order', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example', now: new Date('2026-11-02T09:00:00Z') });
  await using m365 = await microsoft365Scope({ activities: [calendar.freeBusy] }, cloud.world());
  const unknown = Array.from({ length: 40 }, (_, index) => `nobody-${index}@contoso.example`);
  const people = ['ben@contoso.example', ...unknown, 'chloe@contoso.example'];
  const found = await m365.calendar.freeBusy({ people, start: '2026-12-01T08:00Z', end: '2026-12-01T18:00Z' }).all();

  expect(found.map(({ address }) => address)).toEqual(people);
  expect(found.filter(({ problem }) => problem === null).map(({ address }) => address)).toEqual([
    'ben@contoso.example',
    'chloe@contoso.example',
  ]);
});

import { expect, test } from 'vitest';
import { preferenceApplied, readPreferences } from './prefer.ts';

test('reads one header with commas', () => {
  const headers = new Headers({ Prefer: 'IdType="ImmutableId", outlook.body-content-type="text", odata.maxpagesize=25, respond-async' });

  expect(readPreferences(headers)).toMatchObject({ immutableIds: true, bodyType: 'text', maxPageSize: 25, timeZone: undefined });
  expect([...readPreferences(headers).all.keys()]).toEqual(['idtype', 'outlook.body-content-type', 'odata.maxpagesize', 'respond-async']);
});

test('reads several headers, and commas inside quotes', () => {
  const headers = new Headers();
  headers.append('Prefer', 'outlook.timezone="Pacific Standard Time, really"');
  headers.append('prefer', 'IDTYPE=ImmutableId; foo=bar');

  expect(readPreferences(headers)).toMatchObject({ immutableIds: true, timeZone: 'Pacific Standard Time, really' });
});

test('ignores values that cannot be', () => {
  const headers = new Headers({ Prefer: 'odata.maxpagesize=0, outlook.body-content-type="pdf", IdType="Other"' });

  expect(readPreferences(headers)).toMatchObject({ immutableIds: false, bodyType: undefined, maxPageSize: undefined });
});

test('writes what was applied', () => {
  expect(
    preferenceApplied({
      'outlook.body-content-type': 'text',
      'odata.maxpagesize': 5,
      'outlook.timezone': undefined,
      'odata.track-changes': '',
    }),
  ).toEqual({
    'Preference-Applied': 'outlook.body-content-type="text", odata.maxpagesize=5, odata.track-changes',
  });
  expect(preferenceApplied({})).toEqual({});
});

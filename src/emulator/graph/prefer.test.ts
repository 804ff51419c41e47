import { expect, test } from 'vitest';
import { preferenceApplied, readPreferences, withApplied } from './prefer.ts';

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

test.each<[prefer: string, read: object]>([
  ['odata.maxpagesize=1', { maxPageSize: 1 }],
  ['odata.maxpagesize=1.5', { maxPageSize: undefined }],
  ['odata.maxpagesize=-1', { maxPageSize: undefined }],
  ['odata.maxpagesize', { maxPageSize: undefined }],
  ['odata.maxpagesize="7"', { maxPageSize: 7 }],
  ['odata.maxpagesize = 7', { maxPageSize: 7 }],
  ['odata.maxpagesize=7, odata.maxpagesize=8', { maxPageSize: 7 }],
  ['outlook.body-content-type="HTML"', { bodyType: 'html' }],
  ['outlook.body-content-type=Text', { bodyType: 'text' }],
  ['outlook.timezone=""', { timeZone: '' }],
  ['idtype="immutableid"', { immutableIds: true }],
])('%s', (prefer, read) => {
  expect(readPreferences(new Headers({ Prefer: prefer }))).toMatchObject(read);
});

test('without the header nothing is preferred', () => {
  expect(readPreferences(new Headers())).toEqual({
    maxPageSize: undefined,
    immutableIds: false,
    bodyType: undefined,
    timeZone: undefined,
    all: new Map(),
  });
});

test.each<[one: Record<string, string>, more: Record<string, string>, both: Record<string, string>]>([
  [{}, {}, {}],
  [{ 'Preference-Applied': 'a' }, {}, { 'Preference-Applied': 'a' }],
  [{}, { 'Preference-Applied': 'b' }, { 'Preference-Applied': 'b' }],
  [
    { 'Preference-Applied': 'a', X: '1' },
    { 'Preference-Applied': 'b', X: '2' },
    { 'Preference-Applied': 'a, b', X: '2' },
  ],
])('%j and %j are %j', (one, more, both) => {
  expect(withApplied(one, more)).toEqual(both);
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

import { expect, test } from 'vitest';
import { bucketPlace, type BucketPlace } from './bucket-place.ts';

const places: [text: string, place: BucketPlace][] = [
  ['/mnt/share/tokens/', { kind: 'folder', folder: '/mnt/share/tokens/' }],
  ['s3://contoso-tokens', { kind: 's3', bucket: 'contoso-tokens', prefix: '' }],
  ['s3://contoso-tokens/robots/a%20b/', { kind: 's3', bucket: 'contoso-tokens', prefix: 'robots/a b' }],
  [
    'https://contoso.blob.core.windows.net/tokens/robots',
    { kind: 'azure', container: 'https://contoso.blob.core.windows.net/tokens', prefix: 'robots' },
  ],
  [
    'http://127.0.0.1:10000/devstoreaccount1/tokens',
    { kind: 'azure', container: 'http://127.0.0.1:10000/devstoreaccount1/tokens', prefix: '' },
  ],
];

test.skipIf(process.platform === 'win32').each(places)('%s (paths of Windows begin with a drive)', (text, place) => {
  expect(bucketPlace(text)).toEqual(place);
});

const what =
  'an absolute path, s3://bucket/folder, or the address of an Azure container such as https://account.blob.core.windows.net/container';

test.each([
  ['Shared', `must be ${what}.`],
  ['ftp://server/tokens', `must be ${what}.`],
  ['s3://', 'must name a bucket of 3 to 63 lower-case letters, digits, dots and dashes: s3://bucket/folder.'],
  ['s3://A_b/x', 'must name a bucket of 3 to 63 lower-case letters, digits, dots and dashes: s3://bucket/folder.'],
  ['https://contoso.blob.core.windows.net', `must name a container: it is not ${what}.`],
  ['http://contoso.blob.core.windows.net/tokens', 'must begin with https: tokens and signatures must not travel unprotected.'],
  [
    'https://contoso.blob.core.windows.net/tokens?sv=1&sig=very-secret',
    'must not hold credentials: a shared access signature belongs into AZURE_STORAGE_SAS_TOKEN, access keys into the AWS_ variables.',
  ],
  [
    's3://AKIA:very-secret@bucket/x',
    'must not hold credentials: a shared access signature belongs into AZURE_STORAGE_SAS_TOKEN, access keys into the AWS_ variables.',
  ],
])('%s is refused', (text, problem) => {
  expect(bucketPlace(text)).toEqual({ problem });
});

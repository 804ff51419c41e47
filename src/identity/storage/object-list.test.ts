import { expect, test } from 'vitest';
import { readObjectList } from './object-list.ts';

const names = { entry: 'Contents', name: 'Key', size: 'Size', continuation: 'NextContinuationToken' };
const s3 = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</ListBucketResult>`;

test('names and sizes, with the escapes and the white space of XML', async () => {
  const page = s3(`
    <Contents>
      <Key>a&amp;b&#39;c</Key><LastModified>2026-11-23T00:00:00.000Z</LastModified><Size>12</Size>
    </Contents>
    <Contents><Key>d</Key><Size>0</Size></Contents>
    <NextContinuationToken>1ueGcx+/=</NextContinuationToken>`);

  expect(await readObjectList(page, names)).toEqual({
    objects: [
      { name: "a&b'c", size: 12 },
      { name: 'd', size: 0 },
    ],
    continuation: '1ueGcx+/=',
  });
});

test('an empty list, and the last page', async () => {
  expect(await readObjectList(s3(''), names)).toEqual({ objects: [], continuation: undefined });
  expect(await readObjectList(s3('<NextContinuationToken/>'), names)).toEqual({ objects: [], continuation: undefined });
});

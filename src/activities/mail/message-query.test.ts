import { expect, test } from 'vitest';
import { messageProperties, toMessage, type GraphMessage } from './message.ts';
import { messageQuery } from './message-query.ts';

const size = "id eq 'Integer 0x0E08'";
const itemClass = "id eq 'String 0x001A'";
const files = 'attachments($select=id,name,contentType,size,isInline)';

test.each([
  [{}, {}],
  [{ attachments: true }, { $expand: files }],
  [{ class: true }, { $expand: `singleValueExtendedProperties($filter=${itemClass})` }],
  [
    { headers: true },
    { $select: `${messageProperties},internetMessageHeaders`, $expand: `singleValueExtendedProperties($filter=${size})` },
  ],
  [
    { attachments: true, headers: true, class: true },
    {
      $select: `${messageProperties},internetMessageHeaders`,
      $expand: `${files},singleValueExtendedProperties($filter=${size} or ${itemClass})`,
    },
  ],
])('%j is asked for', (wanted, query) => {
  expect(messageQuery(wanted)).toEqual({ $select: messageProperties, ...query });
});

test.each<[string, Partial<GraphMessage>, object]>([
  ['in other letters', { singleValueExtendedProperties: [{ id: 'Integer 0xe08', value: '4096' }] }, { size: 4096 }],
  ['in the letters that were asked', { singleValueExtendedProperties: [{ id: 'Integer 0x0E08', value: '17' }] }, { size: 17 }],
  ['without a value', { singleValueExtendedProperties: [{ id: 'Integer 0xe08', value: null }] }, { size: null }],
  ['that is none', { singleValueExtendedProperties: [{ id: 'Integer 0xe08', value: '-1' }] }, { size: null }],
  ['that is no number', { singleValueExtendedProperties: [{ id: 'Integer 0xe08', value: 'x' }] }, { size: null }],
  ['not at all', {}, { size: null }],
])('a size comes %s', (_, more, expected) => {
  expect(toMessage({ id: 'M1', internetMessageHeaders: [], ...more }, undefined)).toMatchObject({ headers: [], ...expected });
});

test('a message that has a size but no headers gives both', () => {
  const singleValueExtendedProperties = [{ id: 'Integer 0xe08', value: '17' }];
  expect(toMessage({ id: 'M1', singleValueExtendedProperties }, undefined)).toMatchObject({ headers: [], size: 17 });
  expect(toMessage({ id: 'M1', singleValueExtendedProperties: [{ id: 'String 0x1a', value: 'IPM.Note' }] }, undefined)).not.toHaveProperty(
    'size',
  );
});

test('headers come in their order, and only when they were asked for', () => {
  const internetMessageHeaders = [{ name: 'Received', value: 'a' }, { name: 'Received', value: 'b' }, { name: null }];
  expect(toMessage({ id: 'M1', internetMessageHeaders }, undefined).headers).toEqual([
    { name: 'Received', value: 'a' },
    { name: 'Received', value: 'b' },
    { name: '', value: '' },
  ]);
  expect(toMessage({ id: 'M1' }, undefined)).not.toHaveProperty('headers');
  expect(toMessage({ id: 'M1' }, undefined)).not.toHaveProperty('size');
});

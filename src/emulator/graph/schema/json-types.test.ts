import { expect, test } from 'vitest';
import { jsonProblem } from './json-types.ts';
import { schema } from './schema.ts';

const address = { emailAddress: { name: 'Ada', address: 'ada@contoso.example' } };
const node = (found: string, expected: string): string =>
  `An unexpected '${found}' node was found when reading from the JSON reader. A '${expected}' node was expected.`;
const literal = (value: string, type: string): string => `Cannot convert the literal '${value}' to the expected type '${type}'.`;
const unknown = (name: string, type: string): string =>
  `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`;

test.each<[string, object]>([
  ['message', {}],
  ['message', { subject: 'x', isRead: true, toRecipients: [address], from: address, categories: ['a'], importance: 'high' }],
  [
    'message',
    {
      SUBJECT: null,
      isRead: 'True',
      toRecipients: null,
      '@odata.etag': 1,
      'x@y': 2,
      singleValueExtendedProperties: [{ id: 'x', value: 'y' }],
    },
  ],
  ['message', { importance: 'urgent', body: { contentType: 'HTML', content: null } }],
  ['message', { attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', contentBytes: 'x', contentId: 'y' }] }],
  [
    'message',
    {
      attachments: [{ '@odata.type': 'microsoft.graph.itemAttachment', item: { '@odata.type': 'microsoft.graph.message', subject: 'x' } }],
    },
  ],
  ['application', { web: { redirectUris: ['x'], implicitGrantSettings: { enableIdTokenIssuance: true } }, tags: [] }],
  ['mailFolder', { totalItemCount: 3 }],
  ['nothing', { whatever: [1] }],
])('as a %s this is good: %j', (type, object) => {
  expect(jsonProblem(schema, { ...object }, type)).toBeUndefined();
});

test.each<[string, object, string]>([
  ['message', { subjcet: 'x' }, unknown('subjcet', 'message')],
  ['message', { subject: 'x', constructor: 1 }, unknown('constructor', 'message')],
  ['message', { subject: 5 }, literal('5', 'Edm.String')],
  ['message', { isRead: 'yes' }, literal('yes', 'Edm.Boolean')],
  ['message', { isRead: 1 }, literal('1', 'Edm.Boolean')],
  ['mailFolder', { totalItemCount: 'true' }, literal('true', 'Edm.Int32')],
  ['message', { importance: 1 }, literal('1', 'microsoft.graph.importance')],
  ['message', { subject: {} }, node('StartObject', 'PrimitiveValue')],
  ['message', { subject: [] }, node('StartArray', 'PrimitiveValue')],
  ['message', { importance: [] }, node('StartArray', 'PrimitiveValue')],
  ['message', { toRecipients: address }, node('StartObject', 'StartArray')],
  ['message', { toRecipients: 'ada' }, node('PrimitiveValue', 'StartArray')],
  ['message', { toRecipients: ['ada'] }, node('PrimitiveValue', 'StartObject')],
  ['message', { toRecipients: [address, [address]] }, node('StartArray', 'StartObject')],
  ['message', { categories: [null, 1] }, literal('1', 'Edm.String')],
  ['message', { from: 'ada' }, node('PrimitiveValue', 'StartObject')],
  ['message', { from: { emailAddress: { adress: 'x' } } }, unknown('adress', 'emailAddress')],
  ['message', { attachments: [{ contentBytes: 'x' }] }, unknown('contentBytes', 'attachment')],
  ['application', { web: { implicitGrantSettings: { enableIdTokenIssuance: 'no' } } }, literal('no', 'Edm.Boolean')],
])('as a %s this is refused: %j', (type, object, problem) => {
  expect(jsonProblem(schema, { ...object }, type)).toBe(problem);
});

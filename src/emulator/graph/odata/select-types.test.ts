import { describe, expect, test } from 'vitest';
import { all, createTestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const mail = createTestMail();
const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=', contentId: 'logo' };
const item = { '@odata.type': '#microsoft.graph.itemAttachment', name: 'b', item: { '@odata.type': '#microsoft.graph.message' } };
const message = await mail.draft('ada', { subject: 'One', attachments: [file, item] });
const path = `/v1.0/me/messages/${String(message['id'])}`;
const read = (rest: string) => mail.json(`${path}${rest}`, { as });

const missing = (name: string, type: string) => ({
  status: 400,
  body: {
    error: { code: 'RequestBroker--ParseUri', message: `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.` },
  },
});

describe('what is selected belongs to the declared type', () => {
  test.each([
    ['/attachments?$select=contentId', 'contentId', 'attachment'],
    ['/attachments?$select=name,nothing', 'nothing', 'attachment'],
    ["/attachments?$filter=nothing eq 'x'", 'nothing', 'attachment'],
    ['/attachments?$orderby=nothing', 'nothing', 'attachment'],
    ['/attachments?$select=microsoft.graph.fileAttachment/nothing', 'nothing', 'fileAttachment'],
    ['?$expand=attachments($select=contentBytes)', 'contentBytes', 'attachment'],
    ["?$expand=attachments($filter=nothing eq 'x')", 'nothing', 'attachment'],
    ['?$expand=attachments($orderby=nothing)', 'nothing', 'attachment'],
    ['?$expand=attachments($select=microsoft.graph.fileAttachment/nothing)', 'nothing', 'fileAttachment'],
    ['?$expand=singleValueExtendedProperties($filter=nothing eq 1)', 'nothing', 'singleValueLegacyExtendedProperty'],
  ])('%s is refused', async (rest, name, type) => {
    expect(await read(rest)).toMatchObject(missing(name, type));
  });

  test.each([
    ['/attachments?$select=microsoft.graph.message/subject', 'microsoft.graph.message'],
    ['?$expand=attachments($select=microsoft.graph.noType/subject)', 'microsoft.graph.noType'],
  ])('%s is of another type', async (rest, type) => {
    expect(await read(rest)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'BadRequest',
          message: `Parsing OData Select and Expand failed: The type '${type}' is not related to the type 'microsoft.graph.attachment'.`,
        },
      },
    });
  });

  test('properties of a derived type are selected behind its name, in a list, alone and inside of $expand', async () => {
    const select = '$select=Name,microsoft.graph.fileAttachment/contentId';
    const list = await read(`/attachments?${select}`);
    const [first] = list.body['value'] as Record<string, unknown>[];
    const one = await read(`/attachments/${String(first?.['id'])}?${select}`);
    const expanded = (await read(`?$expand=attachments(${select})`)).body['attachments'] as Record<string, unknown>[];
    const keys = (resource: Record<string, unknown> = {}) =>
      Object.keys(resource)
        .filter((key) => !key.includes('@'))
        .toSorted();

    expect(first).toMatchObject({ name: 'a.txt', contentId: 'logo' });
    for (const shown of [first, one.body, expanded[0]]) expect(keys(shown)).toEqual(['contentId', 'id', 'name']);
    expect(keys(expanded[1])).toEqual(['id', 'name']);
    expect(list.body['@odata.context']).toMatch(/\/attachments\(name,microsoft\.graph\.fileAttachment\/contentId\)$/);
  });

  test.each([
    ['/me/mailFolders/drafts/messages/delta?$expand=attachments($select=contentId)', missing('contentId', 'attachment')],
    ['/me/mailFolders/drafts/messages/delta?$select=nothing', missing('nothing', 'message')],
    ['/me/mailFolders/delta?$select=nothing', missing('nothing', 'mailFolder')],
    ['/me/mailFolders/delta?$expand=childFolders', { status: 501 }],
    ["/me/messages/$count?$filter=nothing eq 'x'", missing('nothing', 'message')],
  ])('%s is judged alike', async (place, refusal) => {
    expect(await mail.json(`/v1.0${place}`, { as })).toMatchObject(refusal);
  });

  test('changes of messages are expanded with properties of a derived type', async () => {
    const select = '$select=microsoft.graph.fileAttachment/contentId';
    const { body } = await mail.json(`/v1.0/me/mailFolders/drafts/messages/delta?$expand=attachments(${select})`, { as });

    expect(body['value']).toMatchObject([{ attachments: [{ contentId: 'logo' }, {}] }]);
    expect(body['value']).not.toMatchObject([{ attachments: [{ name: 'a.txt' }, {}] }]);
  });

  test('a path into a property selects the property', async () => {
    expect((await read('?$select=from/emailAddress')).body).not.toHaveProperty('subject');
    expect((await read('?$select=subject/x')).body).toMatchObject({ subject: 'One' });
  });

  test('folders in folders have what folders have', async () => {
    const folders = (rest: string) => mail.json(`/v1.0/me/mailFolders?$expand=childFolders(${rest})`, { as });

    expect((await folders('$select=sizeInBytes')).status).toBe(200);
    expect((await folders('$expand=childFolders($select=sizeInBytes)')).status).not.toBe(400);
    expect(await folders('$select=nothing')).toMatchObject(missing('nothing', 'mailFolder'));
    expect(await folders('$expand=childFolders($select=nothing)')).toMatchObject(missing('nothing', 'mailFolder'));
  });
});

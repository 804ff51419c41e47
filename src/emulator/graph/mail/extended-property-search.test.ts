import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const space = '66f5a359-4659-4830-9070-00047ec6ac6e';
const other = '00062008-0000-0000-c000-000000000046';
const color = `String {${space}} Name Color`;
const as = `ada ${all}`;

function expanding(filter: string): string {
  return `$select=subject&$expand=singleValueExtendedProperties($filter=${encodeURIComponent(filter)})`;
}

function anyOf(condition: string): string {
  return `$select=subject&$filter=${encodeURIComponent(`singleValueExtendedProperties/Any(ep: ${condition})`)}`;
}

async function subjects(mail: TestMail, query: string, permissions = all): Promise<unknown> {
  const { status, body } = await mail.json(`/v1.0/me/messages?${query}`, { as: `ada ${permissions}` });
  return status === 200 ? (body.value as { subject: string }[]).map(({ subject }) => subject).toSorted() : body.error;
}

const single = (...properties: readonly (readonly [id: string, value: unknown])[]) => ({
  singleValueExtendedProperties: properties.map(([id, value]) => ({ id, value })),
});

describe('in a filter', () => {
  const size = `Integer {${space}} Name Size`;
  async function mailbox(): Promise<TestMail> {
    const mail = createTestMail();
    await mail.draft('ada', { subject: 'green', ...single([color, 'Green'], [size, '9'], [`CLSID {${space}} Name G`, space]) });
    await mail.draft('ada', { subject: 'red', ...single([color, 'Red'], [size, '100'], [`CLSID {${space}} Name G`, other]) });
    await mail.draft('ada', { subject: 'none' });
    return mail;
  }
  test.each<[string, readonly string[] | Readonly<Record<string, string>>]>([
    [`ep/id eq '${color}' and ep/value eq 'green'`, ['green']],
    [`'${color.replace(space, space.toUpperCase())}' eq ep/Id and ep/value ne null`, ['green', 'red']],
    [`ep/id eq '${color.replace('Color', 'color')}'`, []],
    [`ep/id eq '${color}' and startswith(ep/value,'r')`, ['red']],
    [`ep/id eq '${color}' and contains(ep/value,'EE')`, ['green']],
    [`ep/id eq '${size}' and cast(ep/value, Edm.Int32) gt 10`, ['red']],
    [`ep/id eq '${size}' and cast(ep/value, Edm.Int64) le 9`, ['green']],
    [`ep/id eq 'CLSID {${space}} Name G' and cast(ep/value, Edm.Guid) eq (${space})`, ['green']],
    [`ep/id eq 'CLSID {${space}} Name G' and cast(ep/value, Edm.Guid) ne ${space}`, ['red']],
    [`ep/id eq 'String 0x001A' and ep/value eq 'IPM.Note'`, ['green', 'none', 'red']],
    [`ep/id eq 'String 0x1042'`, []],
    [`ep/id eq 'Color'`, { code: 'ErrorInvalidProperty' }],
    [`ep/id eq '${size}' and cast(ep/value, Edm.Wrong) gt 10`, { code: 'BadRequest' }],
  ])('%s', async (condition, expected) => {
    const found = await subjects(await mailbox(), anyOf(condition));
    expect(found).toMatchObject(expected);
    expect(Array.isArray(found)).toBe(Array.isArray(expected));
  });

  test('are found in any letter case of the collection', async () => {
    const query = anyOf(`ep/id eq '${color}' and ep/value eq 'Red'`).replace(
      'singleValueExtendedProperties',
      'SINGLEvalueextendedproperties',
    );
    expect(await subjects(await mailbox(), query)).toEqual(['red']);
  });

  test('names of other properties are put right in it too', async () => {
    expect(await subjects(await mailbox(), "$filter=startswith(SUBJECT,'r') and singleValueExtendedProperties/any()")).toEqual(['red']);
  });

  test('are counted, and joined to other conditions', async () => {
    const mail = await mailbox();
    const filter = encodeURIComponent(`subject eq 'red' and singleValueExtendedProperties/any(p: p/id eq '${color}')`);
    const { status, text } = await mail.call(`/v1.0/me/messages/$count?$filter=${filter}`, { as }).then(async (answer) => ({
      status: answer.status,
      text: await answer.text(),
    }));
    expect([status, text]).toEqual([200, '1']);
  });

  test('are looked into by a search folder', async () => {
    const mail = await mailbox();
    const body = {
      '@odata.type': 'microsoft.graph.mailSearchFolder',
      displayName: 'Red',
      sourceFolderIds: ['drafts'],
      filterQuery: `singleValueExtendedProperties/any(ep: ep/id eq '${color}' and ep/value eq 'Red')`,
    };
    await mail.json('/v1.0/me/mailFolders/searchfolders/childFolders', { as, method: 'POST', body });
    const { body: folders } = await mail.json('/v1.0/me/mailFolders/searchfolders/childFolders', { as });
    expect(folders.value).toMatchObject([{ displayName: 'Red', totalItemCount: 1 }]);
  });

  test('can neither be selected alone nor sorted by', async () => {
    const mail = await mailbox();
    expect(await subjects(mail, '$orderby=singleValueExtendedProperties')).toMatchObject({ code: 'NotImplemented' });
  });
});

test.each([
  ['2026-03-02T09:00:00Z', 202],
  ['2026-03-02T09:00:01Z', 501],
])('a message that is to be sent at %s is sent or refused: %i', async (time, status) => {
  const mail = createTestMail();
  expect(await mail.send('ada', { subject: 'S', toRecipients: to('ben'), ...single(['SystemTime 0x3FEF', time]) })).toBe(status);
  expect(await mail.messagesOf('ben', 'inbox')).toHaveLength(status === 202 ? 1 : 0);
});

test('go with a message that is sent on as an attachment', async () => {
  const mail = createTestMail();
  const rule = { displayName: 'F', actions: { forwardAsAttachmentTo: to('chloe') } };
  await mail.json('/v1.0/me/mailFolders/inbox/messageRules', { as: `ben ${all}`, method: 'POST', body: rule });
  const list = { multiValueExtendedProperties: [{ id: `StringArray {${space}} Name L`, value: ['a'] }] };
  await mail.send('ada', { subject: 'S', toRecipients: to('ben'), ...single([color, 'Red']), ...list });
  const [forwarded] = await mail.messagesOf('chloe', 'inbox');
  const path = `/v1.0/me/messages/${String(forwarded?.id)}/attachments?$expand=microsoft.graph.itemAttachment/item`;
  const { body } = await mail.json(path, { as: `chloe ${all}` });
  expect(body.value).toMatchObject([{ item: { subject: 'S' } }]);
  expect(JSON.stringify(body)).not.toContain('ExtendedProperties');
  const [attachment] = [...mail.tenant.mailboxes.values()].flatMap(({ messages }) =>
    [...messages.values()].flatMap(({ attachments }) => attachments.filter(({ kind }) => kind === 'item')),
  );
  expect(JSON.parse(Buffer.from(attachment?.content ?? []).toString())).toMatchObject({ ...single([color, 'Red']), ...list });
});

test('are hidden from a narrow permission', async () => {
  const mail = createTestMail();
  await mail.draft('ada', { subject: 'One' });
  const narrow = 'ada Mail.ReadBasic';
  const { body } = await mail.json(`/v1.0/me/messages?${expanding("id eq 'String 0x001A'")}`, { as: narrow });
  expect(body.value).toMatchObject([{ singleValueExtendedProperties: [] }]);
  expect(await subjects(mail, anyOf("ep/id eq 'String 0x1a'"), 'Mail.ReadBasic')).toMatchObject({ code: 'ErrorAccessDenied' });
});

test('of folders are kept, expanded, filtered on, changed and copied', async () => {
  const mail = createTestMail();
  const path = '/v1.0/me/mailFolders';
  const made = await mail.json(path, {
    as,
    method: 'POST',
    body: { displayName: 'Green', ...single([color, 'Green'], ['String 0x3A', 'x']) },
  });
  await mail.json(path, { as, method: 'POST', body: { displayName: 'Plain' } });
  expect(made.status).toBe(201);
  const list = `StringArray {${space}} Name L`;
  const changes = { ...single([color, 'Red']), multiValueExtendedProperties: [{ id: list, value: ['a'] }] };
  const changed = await mail.json(`${path}/${String(made.body.id)}`, { as, method: 'PATCH', body: changes });
  expect(changed).toMatchObject({ status: 200, body: { displayName: 'Green' } });
  const copy = await mail.json(`${path}/${String(made.body.id)}/copy`, { as, method: 'POST', body: { destinationId: 'archive' } });
  for (const { body: one } of [made, copy]) {
    const { body } = await mail.json(
      `${path}/${String(one.id)}?${expanding(`id eq '${color}' or id eq 'String 0x3A'`).replace('subject', 'id')}`,
      { as },
    );
    expect(body.singleValueExtendedProperties).toEqual(
      [
        { id: 'String 0x3a', value: 'x' },
        { id: color, value: 'Red' },
      ].toReversed(),
    );
    const many = await mail.json(`${path}/${String(one.id)}?$expand=multiValueExtendedProperties($filter=id eq '${list}')`, { as });
    expect(many.body.multiValueExtendedProperties).toEqual([{ id: list, value: ['a'] }]);
  }
  const found = await mail.json(`${path}?${anyOf(`ep/id eq '${color}' and ep/value eq 'Red'`).replace('subject', 'displayName')}`, { as });
  expect(found.body.value).toMatchObject([{ displayName: 'Green' }]);
  const sorted = await mail.json(`${path}?$filter=startswith(displayName,'P') or displayName eq 'Green'&$orderby=displayName desc`, { as });
  expect(sorted.body.value).toMatchObject([{ displayName: 'Plain' }, { displayName: 'Green' }]);
});

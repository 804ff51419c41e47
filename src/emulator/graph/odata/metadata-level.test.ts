import { describe, expect, test } from 'vitest';
import { all, createTestMail } from '../../../../test/support/test-mail.ts';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { atMetadataLevel, jsonTypeOf, metadataLevelOf } from './metadata-level.ts';

test.each([
  ['application/json', 'minimal'],
  ['application/json;odata.metadata=minimal', 'minimal'],
  ['application/json; odata.metadata = none', 'none'],
  ['text/plain, application/json;odata.streaming=true;ODATA.METADATA=Full', 'full'],
  ['application/json;odata.metadata=fuller', 'minimal'],
  ['application/json;odata.metadata=some', 'minimal'],
])('a request that accepts %s gets %s metadata', (accept, level) => {
  expect(metadataLevelOf(new Headers({ Accept: accept }))).toBe(level);
});

test('minimal metadata is what comes without asking', async () => {
  const reply = { status: 200, body: { '@odata.context': 'x' } };

  expect(metadataLevelOf(new Headers())).toBe('minimal');
  expect(await atMetadataLevel(reply, new Headers())).toBe(reply);
});

test.each(['none', 'full'])('with %s metadata, text and bytes stay as they are', async (level) => {
  const headers = new Headers({ Accept: `application/json;odata.metadata=${level}` });

  for (const body of ['12', new Uint8Array([1, 2]), undefined]) {
    const reply = { status: 200, body };
    expect(await atMetadataLevel(reply, headers)).toBe(reply);
  }
});

async function inbox() {
  const mail = createTestMail();
  const ben = [...mail.tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.startsWith('ben@'))?.id;
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=' };
  const draft = await mail.draft('ben', { subject: 'One', categories: ['Red'], attachments: [file] });
  await mail.draft('ben', { subject: 'Two' });
  const read = async (path: string, level: string) => {
    const response = await mail.call(`/v1.0${path}`, {
      as: `ben ${all} User.Read`,
      headers: { Accept: `application/json;odata.metadata=${level}` },
    });
    return { type: response.headers.get('Content-Type'), body: (await response.json()) as Record<string, unknown> };
  };
  return { id: String(draft['id']), address: `https://graph.microsoft.com/v1.0/$metadata#users('${ben}')`, read };
}

describe('without metadata', () => {
  test('an answer has its values, links to go on and counts, and says so', async () => {
    const { read } = await inbox();
    const list = await read('/me/messages?$top=1&$count=true&$select=subject&$expand=attachments($select=name)', 'none');

    expect(list.type).toBe(jsonTypeOf('none'));
    expect(list.type).toContain('odata.metadata=none;');
    expect(Object.keys(list.body)).toEqual(['@odata.count', '@odata.nextLink', 'value']);
    expect(list.body['value']).toEqual([{ id: expect.any(String), subject: 'Two', attachments: [] }]);
    const whole = JSON.stringify((await read('/me/messages?$expand=attachments', 'none')).body);
    expect(whole).toContain('a.txt');
    expect(whole).not.toContain('@odata.');
  });

  test('changes have the link to go on with', async () => {
    const { read } = await inbox();
    const { body } = await read('/me/mailFolders/drafts/messages/delta', 'none');

    expect(Object.keys(body)).toEqual(['@odata.deltaLink', 'value']);
  });
});

describe('with full metadata', () => {
  test('a message tells the types of its values, its address and those of what belongs to it', async () => {
    const { read, id, address } = await inbox();
    const { type, body } = await read(
      `/me/messages/${id}?$select=subject,importance,receivedDateTime,categories,from,isRead,flag&$expand=attachments`,
      'full',
    );
    const link = `${address.replace('$metadata#', '')}/messages('${encodeURIComponent(id)}')`;

    expect(type).toBe(jsonTypeOf('full'));
    expect(body).toMatchObject({
      '@odata.context': expect.stringMatching(/\/messages\(.*\)\/\$entity$/),
      '@odata.type': '#microsoft.graph.message',
      '@odata.id': link,
      '@odata.editLink': link,
      '@odata.etag': expect.any(String),
      'importance@odata.type': '#microsoft.graph.importance',
      'receivedDateTime@odata.type': '#DateTimeOffset',
      'categories@odata.type': '#Collection(String)',
      flag: { '@odata.type': '#microsoft.graph.followupFlag', 'flagStatus@odata.type': '#microsoft.graph.followupFlagStatus' },
      attachments: [
        {
          '@odata.type': '#microsoft.graph.fileAttachment',
          name: 'a.txt',
          '@odata.id': expect.stringMatching(/\/messages\('.*'\)\/attachments\('.*'\)$/),
        },
      ],
      'extensions@odata.navigationLink': `${link}/extensions`,
      'extensions@odata.associationLink': `${link}/extensions/$ref`,
    });
    for (const name of ['subject', 'isRead', 'id', 'attachments']) expect(body).not.toHaveProperty([`${name}@odata.type`]);
    expect(body).not.toHaveProperty(['attachments@odata.navigationLink']);
    expect(Object.keys(body).indexOf('importance@odata.type')).toBe(Object.keys(body).indexOf('importance') - 1);
  });

  test('so do the rows of a list, and the lists in them', async () => {
    const { read, address } = await inbox();
    const { body } = await read('/me/messages?$select=toRecipients,body,sender', 'full');
    const rows = body['value'] as Record<string, unknown>[];

    expect(body).not.toHaveProperty(['@odata.type']);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({
        '@odata.type': '#microsoft.graph.message',
        '@odata.id': expect.stringContaining(`${address.replace('$metadata#', '')}/messages('`),
        'toRecipients@odata.type': '#Collection(microsoft.graph.recipient)',
        body: { '@odata.type': '#microsoft.graph.itemBody', 'contentType@odata.type': '#microsoft.graph.bodyType' },
      });
    }
  });

  test('of what the directory has, too; a null has no type', async () => {
    const graph = createTestGraph();
    const headers = { Accept: 'application/json;odata.metadata=full' };
    const { body } = await graph.json(
      '/v1.0/users?$top=1&$select=id,createdDateTime,mobilePhone,birthday,businessPhones,signInSessionsValidFromDateTime',
      {
        as: 'elin User.Read.All',
        headers,
      },
    );
    const [row] = body['value'] as Record<string, unknown>[];

    expect(row).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      '@odata.id': `https://graph.microsoft.com/v1.0/users('${String(row?.['id'])}')`,
      'businessPhones@odata.type': '#Collection(String)',
      'manager@odata.navigationLink': `https://graph.microsoft.com/v1.0/users('${String(row?.['id'])}')/manager`,
    });
    expect(row).not.toHaveProperty(['birthday@odata.type']);
  });

  test('an answer that is no resource tells its types, and no address', async () => {
    const { read } = await inbox();
    const { body } = await read('/me/mailboxSettings', 'full');

    expect(body).toMatchObject({
      '@odata.type': '#microsoft.graph.mailboxSettings',
      workingHours: { '@odata.type': '#microsoft.graph.workingHours' },
    });
    expect(body).not.toHaveProperty(['@odata.id']);
    const zones = (await read('/me/outlook/supportedLanguages', 'full')).body['value'] as unknown[];
    expect(zones[0]).toMatchObject({ '@odata.type': '#microsoft.graph.localeInfo', locale: 'de-DE' });
  });

  test('an error is an error', async () => {
    const { read } = await inbox();

    expect(Object.keys((await read('/me/messages/nothing', 'full')).body)).toEqual(['error']);
  });
});

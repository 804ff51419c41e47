import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';
import { checkComparedTypes } from './compared-types.ts';
import { parseQuery } from './query-options.ts';

const unlike = (left: string, right: string, kind = 'Equal'): string =>
  `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${kind}'.`;
const notSingle =
  "The operand for a binary operator 'Equal' is not a single value. Binary operators require both operands to be single values.";
const signature = (name: string): string => `No function signature for the function with name '${name}' matches the specified arguments.`;
const filtered = (filter: string) => parseQuery(new URLSearchParams({ $filter: filter }));
const guid = '00000000-0000-0000-0000-000000000001';

test.each([
  ['message', 'isRead eq false'],
  ['message', 'isRead'],
  ['message', 'not isRead'],
  ['message', 'not (isRead eq true) and (hasAttachments or isDraft)'],
  ['message', "subject eq 'a' or subject eq null"],
  ['message', 'from ne null'],
  ['message', 'null eq from'],
  ['message', "importance eq 'high'"],
  ['message', "'HIGH' eq importance"],
  ['message', "importance in ('high', 'Low')"],
  ['message', "importance eq microsoft.graph.importance'normal'"],
  ['message', "flag/flagStatus eq 'flagged'"],
  ['message', "flag/dueDateTime/dateTime ge '2026-01-01'"],
  ['message', 'receivedDateTime ge 2026-01-01 and receivedDateTime lt 2026-01-02T00:00:00Z'],
  ['message', 'receivedDateTime le now()'],
  ['message', 'date(receivedDateTime) eq 2026-01-01 and year(receivedDateTime) eq 2026 and time(receivedDateTime) gt 12:00:00'],
  ['message', "FROM/EmailAddress/ADDRESS eq 'a'"],
  ['message', "toRecipients/any(r: r/emailAddress/address eq 'a')"],
  ['message', 'toRecipients/$count gt 1 and toRecipients/any()'],
  ['message', "categories/any(c: c eq 'a' and startswith(c, 'b'))"],
  ['message', "contains(tolower(subject), 'a') and length(concat(trim(subject), toupper('b'))) gt 1"],
  ['message', "indexof(subject, 'a') eq 1 and substring(subject, 1) eq 'b' and contains(subject, null)"],
  ['message', 'month(receivedDateTime) eq day(receivedDateTime) and hour(receivedDateTime) eq 1'],
  ['message', 'minute(receivedDateTime) eq second(receivedDateTime) and round(1.5) eq floor(1.5) and ceiling(1.5) eq 2'],
  ['message', "endswith(subject, 'a') eq true"],
  ['message', "singleValueExtendedProperties/any(p: p/id eq 'a' and cast(p/value, Edm.Int32) gt 1)"],
  ['message', "cast(subject, Edm.String) eq 'a' and cast(subject, Edm.Boolean) and cast(subject, Edm.DateTimeOffset) lt now()"],
  ['message', "microsoft.graph.eventMessage/meetingMessageType eq 'none'"],
  ['mailFolder', "sizeInBytes gt 1 or sizeInBytes eq 'a'"],
  ['user', `assignedLicenses/any(l: l/skuId eq ${guid}) or assignedPlans/any(p: p/servicePlanId eq '${guid}')`],
  ['user', 'birthday gt 2000-01-01 and hireDate lt 2026-01-01T00:00:00Z and employeeHireDate eq 2020-01-01'],
  ['servicePrincipal', `'${guid}' eq appOwnerOrganizationId or appRoles/any(r: r/id eq ${guid})`],
  ['notAType', "subject eq 1 and other/thing eq 'a'"],
])('of %s is a filter: %s', async (type, filter) => {
  await expect(checkComparedTypes(filtered(filter), type)).resolves.toBeUndefined();
});

test('no filter is fine', async () => {
  await expect(checkComparedTypes(parseQuery(new URLSearchParams()), 'message')).resolves.toBeUndefined();
});

test.each([
  ['message', "isRead eq 'true'", unlike('Edm.Boolean', 'Edm.String')],
  ['message', "'true' ne isRead", unlike('Edm.String', 'Edm.Boolean', 'NotEqual')],
  ['message', 'subject gt 5', unlike('Edm.String', 'Edm.Int32', 'GreaterThan')],
  ['message', "receivedDateTime ge '2026-01-01T00:00:00Z'", unlike('Edm.DateTimeOffset', 'Edm.String', 'GreaterThanOrEqual')],
  ['message', "receivedDateTime lt 'a'", unlike('Edm.DateTimeOffset', 'Edm.String', 'LessThan')],
  ['message', 'receivedDateTime le 5', unlike('Edm.DateTimeOffset', 'Edm.Int32', 'LessThanOrEqual')],
  ['message', 'subject eq isRead', unlike('Edm.String', 'Edm.Boolean')],
  ['message', "from eq 'a'", unlike('microsoft.graph.recipient', 'Edm.String')],
  ['message', 'importance eq 1', unlike('microsoft.graph.importance', 'Edm.Int32')],
  ['message', 'subject and isRead', unlike('Edm.String', 'Edm.Boolean', 'And')],
  ['message', 'isRead or 1', unlike('Edm.Boolean', 'Edm.Int32', 'Or')],
  ['message', 'isRead or toRecipients', unlike('Edm.Boolean', 'Collection(microsoft.graph.recipient)', 'Or')],
  ['message', "isRead in ('a')", unlike('Edm.Boolean', 'Edm.String', 'In')],
  ['message', "isRead in (true, 'a')", unlike('Edm.Boolean', 'Edm.String', 'In')],
  ['message', 'toRecipients/any(r: r/emailAddress/address eq 1)', unlike('Edm.String', 'Edm.Int32')],
  ['message', 'categories/any(c: c eq 1)', unlike('Edm.String', 'Edm.Int32')],
  ['message', "toRecipients/$count eq 'a'", unlike('Edm.Int32', 'Edm.String')],
  ['message', "length(subject) eq 'a'", unlike('Edm.Int32', 'Edm.String')],
  ['message', "cast(subject, Edm.Int64) eq 'a'", unlike('Edm.Int32', 'Edm.String')],
  ['message', "now() eq 'a'", unlike('Edm.DateTimeOffset', 'Edm.String')],
  ['message', "not (isRead eq 'a')", unlike('Edm.Boolean', 'Edm.String')],
  ['message', "isDraft and isRead eq 'a'", unlike('Edm.Boolean', 'Edm.String')],
  ['message', "isRead eq 'a' and isDraft", unlike('Edm.Boolean', 'Edm.String')],
  ['message', "(isRead eq 'a') eq true", unlike('Edm.Boolean', 'Edm.String')],
  ['message', "true eq (isRead eq 'a')", unlike('Edm.Boolean', 'Edm.String')],
  ['user', "accountEnabled eq 'true'", unlike('Edm.Boolean', 'Edm.String')],
  ['user', "birthday eq '2000-01-01'", unlike('Edm.DateTimeOffset', 'Edm.String')],
  ['servicePrincipal', `appId eq ${guid}`, unlike('Edm.String', 'Edm.Guid')],
  ['servicePrincipal', 'appOwnerOrganizationId eq 1', unlike('Edm.Guid', 'Edm.Int32')],
  ['servicePrincipal', 'appOwnerOrganizationId eq appId', unlike('Edm.Guid', 'Edm.String')],
  ['message', "importance eq 'urgent'", "The string 'urgent' is not a valid enumeration type constant."],
  ['message', "'low,urgent' eq importance", "The string 'low,urgent' is not a valid enumeration type constant."],
  ['message', "importance in ('low', 'urgent')", "The string 'urgent' is not a valid enumeration type constant."],
  ['message', "importance eq microsoft.graph.importance'urgent'", "The string 'urgent' is not a valid enumeration type constant."],
  ['message', "categories eq 'a'", notSingle],
  ['message', "'a' eq categories", notSingle],
  ['message', 'subject', 'The $filter expression must evaluate to a single boolean value.'],
  ['message', '1', 'The $filter expression must evaluate to a single boolean value.'],
  ['message', 'toRecipients', 'The $filter expression must evaluate to a single boolean value.'],
  ['message', 'toRecipients/any(r: r/emailAddress)', 'The Any/All query expression must evaluate to a single boolean value.'],
  ['message', "subject/any(s: s eq 'a')", 'Any/All may only be used following a collection.'],
  [
    'message',
    'not subject',
    "A unary operator with an incompatible type was detected. Found operand type 'Edm.String' for operator kind 'Not'.",
  ],
  ['message', "from/emailAddress/nothing eq 'a'", "Could not find a property named 'nothing' on type 'microsoft.graph.emailAddress'."],
  ['message', "toRecipients/any(r: r/subject eq 'a')", "Could not find a property named 'subject' on type 'microsoft.graph.recipient'."],
  ['message', "from/nothing in ('a')", "Could not find a property named 'nothing' on type 'microsoft.graph.recipient'."],
  [
    'message',
    "toRecipients/emailAddress/address eq 'a'",
    "The parent value for a property access of a property 'emailAddress' is not a single value. Property access can only be applied to a single value.",
  ],
  ['message', "startswith(isRead, 'a')", signature('startswith')],
  ['message', "contains(categories, 'a')", signature('contains')],
  ['message', 'endswith(subject, 1)', signature('endswith')],
  ['message', "startswith(tolower(isRead), 'a')", signature('tolower')],
  ['message', "toupper(isRead) eq 'a'", signature('toupper')],
  ['message', "trim(isRead) eq 'a'", signature('trim')],
  ['message', 'indexof(isRead, subject) eq 1', signature('indexof')],
  ['message', "concat(subject, 1) eq 'a'", signature('concat')],
  ['message', 'year(subject) eq 1', signature('year')],
  ['message', 'month(subject) eq 1', signature('month')],
  ['message', 'day(subject) eq 1', signature('day')],
  ['message', 'hour(subject) eq 1', signature('hour')],
  ['message', 'minute(subject) eq 1', signature('minute')],
  ['message', 'second(subject) eq 1', signature('second')],
  ['message', 'date(subject) eq 2026-01-01', signature('date')],
  ['message', 'time(subject) eq 12:00:00', signature('time')],
  ['message', 'round(subject) eq 1', signature('round')],
  ['message', 'floor(subject) eq 1', signature('floor')],
  ['message', 'ceiling(subject) eq 1', signature('ceiling')],
])('of %s is none: %s', async (type, filter, words) => {
  await expect(checkComparedTypes(filtered(filter), type)).rejects.toMatchObject({
    status: 400,
    code: 'BadRequest',
    message: `Invalid filter clause: ${words}`,
  });
});

test.each([
  'appRole/id',
  'appRoleAssignment/appRoleId',
  'appRoleAssignment/principalId',
  'appRoleAssignment/resourceId',
  'application/tokenEncryptionKeyId',
  'assignedLicense/skuId',
  'assignedPlan/servicePlanId',
  'keyCredential/keyId',
  'passwordCredential/keyId',
  'permissionScope/id',
  'resourceAccess/id',
  'servicePrincipal/appOwnerOrganizationId',
  'servicePrincipal/tokenEncryptionKeyId',
])('%s is a GUID', async (path) => {
  const [type = '', property = ''] = path.split('/');
  await expect(checkComparedTypes(filtered(`${property} eq ${guid} and ${property} eq '${guid}'`), type)).resolves.toBeUndefined();
  await expect(checkComparedTypes(filtered(`${property} eq 1`), type)).rejects.toThrow(unlike('Edm.Guid', 'Edm.Int32'));
});

test.each([
  ["startswith(subject, 'a')", 'Edm.Boolean'],
  ["endswith(subject, 'a')", 'Edm.Boolean'],
  ["contains(subject, 'a')", 'Edm.Boolean'],
  ['tolower(subject)', 'Edm.String'],
  ['toupper(subject)', 'Edm.String'],
  ['trim(subject)', 'Edm.String'],
  ["concat(subject, 'a')", 'Edm.String'],
  ['substring(subject, 1)', 'Edm.String'],
  ['length(subject)', 'Edm.Int32'],
  ["indexof(subject, 'a')", 'Edm.Int32'],
  ...['year', 'month', 'day', 'hour', 'minute', 'second'].map((part): [string, string] => [`${part}(receivedDateTime)`, 'Edm.Int32']),
  ...['round', 'floor', 'ceiling'].map((name): [string, string] => [`${name}(1.5)`, 'Edm.Int32']),
  ['date(receivedDateTime)', 'Edm.DateTimeOffset'],
  ['now()', 'Edm.DateTimeOffset'],
  ['cast(subject, Edm.String)', 'Edm.String'],
  ['cast(subject, Edm.Boolean)', 'Edm.Boolean'],
  ['cast(subject, Edm.DateTimeOffset)', 'Edm.DateTimeOffset'],
  ...['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'].map((name): [string, string] => [
    `cast(subject, Edm.${name})`,
    'Edm.Int32',
  ]),
])('%s is an %s', async (call, type) => {
  await expect(checkComparedTypes(filtered(`${call} eq from`), 'message')).rejects.toThrow(unlike(type, 'microsoft.graph.recipient'));
});

describe('a request with such a filter', () => {
  const graph = createTestGraph();
  const eventual = { ConsistencyLevel: 'eventual' };

  test.each([
    ["/v1.0/me/messages?$filter=isRead eq 'true'", 'ada Mail.Read'],
    ["/v1.0/users?$select=aboutMe&$filter=accountEnabled eq 'true'", 'ada User.Read.All'],
    ["/v1.0/me/messages?$expand=attachments($filter=isInline eq 'true')", 'ada Mail.Read'],
    ["/v1.0/me/messages?$filter=isRead eq true&$expand=Attachments($filter=isInline eq 'true')", 'ada Mail.Read'],
    ["/v1.0/me/messages/$count?$filter=isRead eq 'true'", 'ada Mail.Read'],
    ["/v1.0/me/mailFolders/inbox/messages/delta?$filter=receivedDateTime ge '2026-01-01'", 'ada Mail.Read'],
    ["/v1.0/me/mailFolders?$filter=totalItemCount gt 'a'", 'ada Mail.Read'],
    ["/v1.0/me/mailFolders/archive/messages?$filter=receivedDateTime ge '2026-01-01'", 'ada Mail.Read'],
    ["/v1.0/users?$filter=accountEnabled eq 'true'", 'ada User.Read.All'],
    ["/v1.0/users/$count?$filter=accountEnabled eq 'true'", 'ada User.Read.All'],
    [`/v1.0/applications?$filter=appId eq ${guid}`, 'ada Application.Read.All'],
    [`/v1.0/servicePrincipals?$filter=appId eq ${guid}`, 'ada Application.Read.All'],
  ])('%s gets 400', async (path, as) => {
    const { status, body } = await graph.json(path, { as, headers: eventual });
    expect(status).toBe(400);
    expect(body['error']).toMatchObject({ code: 'BadRequest', message: expect.stringContaining('incompatible types') });
  });

  test('a property of another type behind the one that is named is unknown, not unbuilt', async () => {
    const { status } = await graph.json("/v1.0/me/messages?$filter=from/emailAddress/changeKey eq 'a'", { as: 'ada Mail.Read' });
    expect(status).toBe(400);
  });

  test('a search folder does not look for what cannot be', async () => {
    const body = {
      '@odata.type': 'microsoft.graph.mailSearchFolder',
      displayName: 'Unread',
      includeNestedFolders: false,
      sourceFolderIds: ['inbox'],
      filterQuery: "isRead eq 'false'",
    };
    const made = await graph.json('/v1.0/me/mailFolders/searchfolders/childFolders', { as: 'ada Mail.ReadWrite', method: 'POST', body });
    expect(made).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
  });
});

import type { User } from '../../tenant/directory.ts';
import { booleanFrom, type JsonObject, listFrom, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { requireAdministrator } from './administrator.ts';
import { userProperty } from './user-resource.ts';

const texts = ['displayName', 'givenName', 'surname', 'jobTitle', 'officeLocation', 'preferredLanguage', 'department'] as const;
const names = [...texts, 'mobilePhone', 'businessPhones', 'accountEnabled', 'passwordProfile'];

/** What people change of themselves without an administrator. https://learn.microsoft.com/graph/api/user-update */
const own: readonly string[] = ['businessphones', 'mobilephone', 'officelocation', 'preferredlanguage'];

/**
 * `PATCH /me` and `PATCH /users/{id}`.
 *
 * Assumption: of themselves people change phones, office and language, as `User.ReadWrite` says "profile information"; the page names no list.
 */
export async function changeUser(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const isOwn = call.owner.id === call.access.user?.id;
  if (!isOwn || Object.keys(body).some((name) => !own.includes(name.toLowerCase()))) requireAdministrator(call);
  const shown = (name: string): unknown => userProperty(call.owner, call.tenant.displayName, name);
  refuseUnkept(body, names, 'user', Object.fromEntries(Object.keys(body).map((name) => [name, shown(name)])));
  Object.assign(call.owner, readUser(body));
  return { status: 204 };
}

function readUser(body: JsonObject): Partial<User> {
  const has = (name: string): boolean => Object.keys(body).some((key) => key.toLowerCase() === name.toLowerCase());
  const change: Partial<User> = {};
  for (const name of texts) if (has(name)) change[name] = readText(body, name);
  if (change.displayName === '') throw invalidValue('displayName');
  if (has('mobilePhone')) change.mobilePhone = readText(body, 'mobilePhone') || null;
  if (has('businessPhones')) change.businessPhones = readPhones(memberOf(body, 'businessPhones') ?? []);
  if (has('accountEnabled')) change.accountEnabled = booleanFrom(memberOf(body, 'accountEnabled'), 'accountEnabled');
  const profile = memberOf(body, 'passwordProfile');
  const password = profile === undefined ? undefined : memberOf(objectFrom(profile, 'passwordProfile'), 'password');
  return { ...change, ...(password !== undefined && { password: textFrom(password, 'password') }) };
}

function readText(body: JsonObject, name: string): string {
  const text = textFrom(memberOf(body, name) ?? '', name);
  // https://learn.microsoft.com/graph/api/resources/user: 256 characters for names, 128 for job, office and the like.
  if (text.length > (name === 'displayName' ? 256 : name === 'givenName' || name === 'surname' || name === 'department' ? 64 : 128))
    throw invalidValue(name);
  return text;
}

/** https://learn.microsoft.com/graph/api/resources/user: a list that takes one number. */
function readPhones(value: unknown): string[] {
  const phones = listFrom(value, 'businessPhones').map((phone) => textFrom(phone, 'businessPhones'));
  if (phones.length > 1) throw invalidValue('businessPhones');
  return phones;
}

function invalidValue(property: string): GraphFailure {
  return new GraphFailure(400, 'Request_BadRequest', `Invalid value specified for property '${property}' of resource 'User'.`);
}

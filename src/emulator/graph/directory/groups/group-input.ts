import type { Group } from '../../../tenant/directory.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { booleanFrom, type JsonObject, listFrom, memberOf, refuseUnkept, textFrom, wordFrom } from '../../json-input.ts';
import { GraphFailure } from '../../route.ts';

const texts = ['classification', 'description', 'membershipRule', 'preferredLanguage'] as const;
const words = {
  membershipRuleProcessingState: ['On', 'Paused'],
  theme: ['Teal', 'Purple', 'Green', 'Blue', 'Pink', 'Orange', 'Red'],
  visibility: ['Private', 'Public', 'HiddenMembership'],
} as const;
const atCreation = ['groupTypes', 'isAssignableToRole', 'mailEnabled', 'resourceBehaviorOptions', 'resourceProvisioningOptions'] as const;
const always = ['displayName', 'mailNickname', 'securityEnabled', ...texts, ...Object.keys(words)] as const;

type Change = Partial<Omit<Group, 'id' | 'members' | 'owners'>>;

/** The directory's 400. */
export function invalid(message: string): GraphFailure {
  return new GraphFailure(400, 'Request_BadRequest', message);
}

function invalidValue(property: string): GraphFailure {
  return invalid(`Invalid value specified for property '${property}' of resource 'Group'.`);
}

/** Longest values. https://learn.microsoft.com/graph/api/group-post-groups; of descriptions https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions */
const longest: Readonly<Record<string, number>> = { displayName: 256, mailNickname: 64, description: 1024 };

/** No letter case, no sign that an address cannot have. https://learn.microsoft.com/graph/api/group-post-groups */
// oxlint-disable-next-line no-control-regex -- the page says ASCII 0 to 127
const nickname = /^[\u0000-\u007f]+$/;
const notInNickname = /[@()\\[\]";:.<>, ]/;

function readText(property: string, value: unknown): string {
  const text = textFrom(value, property);
  if (text.length > (longest[property] ?? 1024)) throw invalidValue(property);
  return text;
}

function readNickname(value: unknown): string {
  const text = readText('mailNickname', value);
  if (!nickname.test(text) || notInNickname.test(text)) throw invalidValue('mailNickname');
  return text;
}

/**
 * Reads what a body says of a group that is there, or, with what only a new one can be given, of a new one.
 *
 * @throws GraphFailure 400 for what cannot be; 501 for what is not kept.
 */
export function readGroup(body: JsonObject, isNew: boolean): Change {
  refuseUnkept(body, isNew ? [...always, ...atCreation] : always, 'group');
  const given = (name: string): unknown => memberOf(body, name);
  const has = (name: string): boolean => Object.keys(body).some((key) => key.toLowerCase() === name.toLowerCase());
  const change: Change = {};
  if (has('displayName')) change.displayName = readText('displayName', given('displayName') ?? '');
  if (change.displayName === '') throw invalidValue('displayName');
  if (given('mailNickname') !== undefined) change.mailNickname = readNickname(given('mailNickname'));
  if (given('securityEnabled') !== undefined) change.securityEnabled = booleanFrom(given('securityEnabled'), 'securityEnabled');
  for (const name of texts) if (has(name)) change[name] = given(name) === undefined ? null : readText(name, given(name));
  for (const name of ['membershipRuleProcessingState', 'theme', 'visibility'] as const)
    if (has(name)) change[name] = given(name) === undefined ? null : wordFrom<string>(given(name), name, words[name]);
  if (isNew) Object.assign(change, readNew(given));
  return change;
}

function readNew(given: (name: string) => unknown): Change {
  const list = (name: string): string[] => listFrom(given(name) ?? [], name).map((item) => textFrom(item, name));
  const truth = (name: string): boolean => given(name) !== undefined && booleanFrom(given(name), name);
  return {
    groupTypes: list('groupTypes'),
    mailEnabled: truth('mailEnabled'),
    ...(truth('isAssignableToRole') && { isAssignableToRole: true }),
    resourceBehaviorOptions: list('resourceBehaviorOptions'),
    resourceProvisioningOptions: list('resourceProvisioningOptions'),
  };
}

/**
 * Looks at a new group as a whole.
 *
 * @throws GraphFailure 400 for what is missing, and for a kind of group that Graph does not make.
 */
export function checkNewGroup(tenant: Tenant, body: JsonObject, group: Change): void {
  const missing = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'].find((name) => memberOf(body, name) === undefined);
  if (missing !== undefined) throw invalid(`A value is required for property '${missing}' of resource 'Group'.`);
  const isUnified = group.groupTypes?.includes('Unified') ?? false;
  if (group.groupTypes?.some((type) => type !== 'Unified' && type !== 'DynamicMembership')) throw invalidValue('groupTypes');
  if (isUnified && !group.mailEnabled) throw invalidValue('mailEnabled');
  if (!isUnified && (group.mailEnabled || !group.securityEnabled)) {
    throw invalid(
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
    );
  }
  if (group.groupTypes?.includes('DynamicMembership') && !group.membershipRule)
    throw invalid("A value is required for property 'membershipRule' of resource 'Group'.");
  if (group.visibility === 'HiddenMembership' && !isUnified) throw invalidValue('visibility');
  if (isUnified) checkNickname(tenant, group.mailNickname ?? '');
}

/** Nicknames of groups of Microsoft 365 are unique in the organisation. @throws GraphFailure 400. @param own - The group that is changed. */
export function checkNickname(tenant: Tenant, name: string, own?: Group): void {
  const taken = (alias: string | undefined): boolean => alias?.toLowerCase() === name.toLowerCase();
  const isTaken =
    [...tenant.groups.values()].some((group) => group !== own && group.mail !== null && taken(group.mailNickname)) ||
    [...tenant.users.values()].some(({ mail }) => taken(mail.split('@')[0]));
  if (isTaken) throw invalid('Another object with the same value for property mailNickname already exists.');
}

import type { MessageRule } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import { booleanFrom, countFrom, memberOf, objectFrom, textFrom, unknownMember } from '../json-input.ts';
import { recipientsFrom } from '../outlook/recipients.ts';
import { ruleConditions } from './rule-conditions.ts';
import { sendingActions } from './rule-sending.ts';
import { ruleActions } from './rules.ts';

type RuleInput = Partial<Omit<MessageRule, 'id'>>;

/**
 * Reads a `messageRule` resource, whole or in part.
 *
 * @param folderId - Gives the id of the folder that an action names. @throws when there is none.
 * @throws GraphFailure 400 naming what is wrong.
 */
export function ruleFrom(value: unknown, tenant: Tenant, folderId: (idOrName: string) => string): RuleInput {
  const object = objectFrom(value, 'The rule');
  const displayName = memberOf(object, 'displayName');
  const sequence = memberOf(object, 'sequence');
  const isEnabled = memberOf(object, 'isEnabled');
  const conditions = memberOf(object, 'conditions');
  const actions = memberOf(object, 'actions');
  const exceptions = memberOf(object, 'exceptions');
  return {
    ...(displayName === undefined ? {} : { displayName: textFrom(displayName, 'displayName') }),
    ...(sequence === undefined ? {} : { sequence: countFrom(sequence, 'sequence') }),
    ...(isEnabled === undefined ? {} : { isEnabled: booleanFrom(isEnabled, 'isEnabled') }),
    ...(conditions === undefined ? {} : { conditions: predicatesFrom(conditions, 'conditions') }),
    ...(actions === undefined ? {} : { actions: actionsFrom(actions, tenant, folderId) }),
    ...(exceptions === undefined ? {} : { exceptions: predicatesFrom(exceptions, 'exceptions') }),
  };
}

function predicatesFrom(value: unknown, field: string): Record<string, unknown> {
  return rename(value, field, 'messageRulePredicates', [...ruleConditions.keys()]);
}

function actionsFrom(value: unknown, tenant: Tenant, folderId: (idOrName: string) => string): Record<string, unknown> {
  const actions = rename(value, 'actions', 'messageRuleActions', ruleActions);
  for (const name of sendingActions) if (name in actions) actions[name] = recipientsFrom(tenant, actions[name], `actions/${name}`);
  for (const name of ['moveToFolder', 'copyToFolder']) {
    if (name in actions) actions[name] = folderId(textFrom(actions[name], `actions/${name}`));
  }
  if (Object.keys(actions).length === 0) throw new GraphFailure(400, 'ErrorInvalidArgument', 'A rule needs at least one action.');
  return actions;
}

/** The members that are set, in their proper spelling. */
function rename(value: unknown, field: string, type: string, known: readonly string[]): Record<string, unknown> {
  const object = objectFrom(value, `The property '${field}'`);
  const entries = Object.entries(object).filter(([name, item]) => item !== null && !name.includes('@'));
  return Object.fromEntries(
    entries.map(([name, item]) => {
      const proper = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
      if (proper === undefined) throw unknownMember(name, type);
      return [proper, item];
    }),
  );
}

import { guidOf } from './guid-of.ts';
import type { Tenant } from './tenant.ts';

/** A conditional access policy, in the words of Graph's `conditionalAccessPolicy`. */
export interface Policy {
  readonly id: string;
  readonly displayName: string;
  readonly state: 'enabled' | 'disabled';
  /** What it does: it demands a second factor, or blocks. */
  readonly control: 'mfa' | 'block';
}

/** The policies of a tenant, those that are not in force as well. A policy keeps its id, whoever turns it on or off. */
export function policiesOf(tenant: Pick<Tenant, 'id' | 'conditionalAccess'>): readonly [secondFactor: Policy, blocked: Policy] {
  const { requireSecondFactor = false, blockSignIn = false } = tenant.conditionalAccess ?? {};
  return [
    {
      id: policyId(tenant, 'require second factor'),
      displayName: 'Require multifactor authentication',
      state: stateOf(requireSecondFactor),
      control: 'mfa',
    },
    { id: policyId(tenant, 'block sign-in'), displayName: 'Block access', state: stateOf(blockSignIn), control: 'block' },
  ];
}

/** Authentication contexts: `c1` to `c99`. https://learn.microsoft.com/graph/api/resources/authenticationcontextclassreference */
const contexts = Array.from({ length: 99 }, (_, index) => `c${index + 1}`);

/**
 * The id of the policy that demands a second factor for an authentication context; undefined for what is none.
 * Assumption: a tenant has one such policy for each.
 */
export function contextPolicyId(tenant: Pick<Tenant, 'id'>, context: string): string | undefined {
  return contexts.includes(context) ? policyId(tenant, `authentication context ${context}`) : undefined;
}

/** The authentication contexts whose policies are named. */
export function contextsOfPolicies(tenant: Pick<Tenant, 'id'>, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : contexts.filter((context) => ids.includes(contextPolicyId(tenant, context) ?? ''));
}

function policyId({ id }: Pick<Tenant, 'id'>, what: string): string {
  return guidOf(`${id}|policy|${what}`);
}

function stateOf(isInForce: boolean): Policy['state'] {
  return isInForce ? 'enabled' : 'disabled';
}

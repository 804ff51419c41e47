import { expect, test } from 'vitest';
import { createTenant } from './create.ts';
import { contextPolicyId, policiesOf } from './policies.ts';

const guid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test.each([
  [undefined, ['disabled', 'disabled']],
  [{ requireSecondFactor: true, blockSignIn: false }, ['enabled', 'disabled']],
  [{ requireSecondFactor: false, blockSignIn: true }, ['disabled', 'enabled']],
] as const)('%j is a policy that demands a second factor and one that blocks: %j', (conditionalAccess, states) => {
  const tenant = createTenant();
  if (conditionalAccess) tenant.conditionalAccess = { ...conditionalAccess };

  expect(policiesOf(tenant)).toMatchObject([
    { displayName: 'Require multifactor authentication', state: states[0], control: 'mfa' },
    { displayName: 'Block access', state: states[1], control: 'block' },
  ]);
});

test('every policy has an id of its own, which is another in another tenant and never changes', () => {
  const [one, other] = [createTenant(), createTenant({ seed: 2 })];
  const idsOf = (tenant: typeof one) => [
    ...policiesOf(tenant).map(({ id }) => id),
    contextPolicyId(tenant, 'c1'),
    contextPolicyId(tenant, 'c99'),
  ];
  const before = idsOf(one);
  one.conditionalAccess = { requireSecondFactor: true, blockSignIn: true };

  expect(idsOf(one)).toEqual(before);
  expect(new Set([...before, ...idsOf(other)]).size).toBe(8);
  for (const id of before) expect(id).toMatch(guid);
});

test.each(['c0', 'c100', 'C1', '', 'c01'])('%j is no authentication context', (context) => {
  expect(contextPolicyId(createTenant(), context)).toBeUndefined();
});

import type { Expression } from '../odata/expression.ts';
import { partsOf, type QueryRule } from '../odata/query-rule.ts';

/** Every operator on these needs an advanced query. */
const advanced =
  'companyName employeeHireDate employeeType mobilePhone officeLocation onPremisesExtensionAttributes onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName passwordPolicies postalCode preferredLanguage showInAddressList streetAddress'.split(
    ' ',
  );

/** These are compared with `null` in an advanced query only. */
const advancedNull =
  'city country department displayName employeeId givenName jobTitle mailNickname onPremisesSecurityIdentifier proxyAddresses state surname userType'.split(
    ' ',
  );

const advancedOrder = ['createdDateTime', 'deletedDateTime'];

const refusal = {
  collections: 'users, without `ConsistencyLevel: eventual` and `$count=true`',
  source: 'https://learn.microsoft.com/graph/aad-advanced-queries',
  isAssumption: false,
  code: 'Request_UnsupportedQuery',
  message: 'Unsupported Query.',
} as const;

/** What the directory refuses of a list of users that is no advanced query, by property. */
export const userRules: readonly QueryRule[] = [
  {
    name: 'users-advanced-filter',
    says: `\`$filter\` on ${advanced.join(', ')}.`,
    ...refusal,
    refuses: ({ filter }) => filter !== undefined && partsOf(filter).some((part) => isOneOf(part, advanced)),
  },
  {
    name: 'users-advanced-null',
    says: `\`$filter\` that compares with \`null\`: ${advancedNull.join(', ')}.`,
    ...refusal,
    refuses: ({ filter }) => filter !== undefined && partsOf(filter).some(comparesWithNull),
  },
  {
    name: 'users-advanced-orderby',
    says: `\`$orderby\` on ${advancedOrder.join(', ')}.`,
    ...refusal,
    refuses: ({ orderBy }) => orderBy.some(({ segments }) => advancedOrder.includes(segments[0] ?? '')),
  },
];

function comparesWithNull(part: Expression): boolean {
  if (part.kind !== 'comparison') return false;
  const sides = [part.left, part.right];
  return sides.some((side) => side.kind === 'literal' && side.type === 'null') && sides.some((side) => isOneOf(side, advancedNull));
}

function isOneOf(part: Expression, names: readonly string[]): boolean {
  return (part.kind === 'path' || part.kind === 'lambda') && names.includes(part.segments[0] ?? '');
}

import type { Account } from '../identity/index.ts';
import { askTogether } from './consent/ask-together.ts';
import { partsOfScope, type Scope } from './scope.ts';

/**
 * Signs in for several scopes at once, so that no consent page comes between their calls: one page for each application and account, which asks for the
 * least with which all of them work.
 *
 * ```ts
 * const [reads, sends] = [await microsoft365Scope({ activities: [mail.list] }), await microsoft365Scope({ activities: [mail.send] })];
 * await signInTogether([reads, sends]);
 * ```
 *
 * @returns The accounts that answered, one for each application and account.
 * @throws OnbehalfError what the sign-in refuses.
 */
export async function signInTogether(scopes: readonly Scope[]): Promise<Account[]> {
  const [first] = scopes;
  if (!first) return [];
  const answered = await askTogether(
    scopes.map((scope) => scope[partsOfScope].part),
    first[partsOfScope].world,
  );
  return answered.map(({ account }) => account);
}

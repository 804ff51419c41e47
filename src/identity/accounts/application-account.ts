import { accountFrom, type Account } from './account.ts';
import type { SignInContext } from '../sign-in-method.ts';

/** The application in the place of the account that other ways to sign in have. */
export function applicationAccount({ application, tenant }: Pick<SignInContext, 'application' | 'tenant'>): Account {
  return accountFrom({ homeAccountId: `${application.clientId}.${tenant}`, username: application.name, tenantId: tenant });
}

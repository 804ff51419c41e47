import type { User } from '../../tenant/directory.ts';
import { checkNotBlocked } from '../conditional-access.ts';
import { missingPermissions, needAdministrator, recordConsent, wantedPermissions } from '../consents.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { adminApprovalPage } from '../pages/admin-approval-page.ts';
import { consentPage } from '../pages/consent-page.ts';
import { lacksSecondFactor } from './ask-second-factor.ts';
import type { Pause, SignIn } from './sign-in.ts';

/**
 * Asks for the permissions that are missing; a person who may not grant them learns that an administrator must.
 *
 * @throws EntraFailure 70011 when a personal account is asked for a permission that only work accounts have.
 */
export function askConsent(exchange: Exchange, signIn: SignIn): Pause | undefined {
  const permissions = permissionsToAskFor(exchange, signIn);
  if (!signIn.user || permissions.length === 0) return undefined;
  checkAccountHas(exchange, permissions, signIn.user);
  const values = consentValues(signIn, permissions);
  const blocked = blockedPermissions(exchange, signIn, permissions);
  if (blocked.length > 0) return { page: adminApprovalPage(exchange, signIn, signIn.user, blocked), whenSilent: 65001, values };
  return { page: consentPage(exchange, signIn, signIn.user, permissions), whenSilent: 65001, values };
}

function checkAccountHas({ permissions }: Exchange, wanted: readonly string[], { accountType }: User): void {
  const foreign = accountType === 'personal' ? wanted.find((name) => !permissions.named(name).personal) : undefined;
  if (foreign !== undefined) throw new EntraFailure(70011, { scope: foreign, reason: 'it is not for personal accounts.' });
}

/** Takes the answer of the consent page, or of the one that sends the person to an administrator. @throws EntraFailure 53003, 65004 or 90094. */
export function submitConsent(exchange: Exchange, signIn: SignIn): undefined {
  const { user } = signIn;
  // A form of this step that arrives before the password and the code is no consent; the gates ask for what is missing.
  if (!user || !signIn.authentication || lacksSecondFactor(exchange, signIn)) return;
  checkNotBlocked(exchange.entra.tenant);
  const permissions = permissionsToAskFor(exchange, signIn);
  const blocked = blockedPermissions(exchange, signIn, permissions);
  if (blocked.length > 0) throw new EntraFailure(exchange.entra.settings.unapprovedCode, consentValues(signIn, blocked));
  if (exchange.parameter('decision') !== 'accept') throw new EntraFailure(65004);

  const isForOrganization = user.isAdministrator && (signIn.purpose.isForOrganization || exchange.parameter('organization') === 'yes');
  recordConsent(exchange.entra.tenant, signIn.application, isForOrganization ? null : user.id, permissions);
  signIn.isConsentGiven = true;
}

function permissionsToAskFor({ entra }: Exchange, signIn: SignIn): readonly string[] {
  const { application, user, scopes, isConsentGiven, purpose, prompt } = signIn;
  if (!user || isConsentGiven) return [];
  if (prompt === 'consent' || purpose.isForOrganization) return wantedPermissions(application, scopes);
  return missingPermissions(entra.tenant, application, user, scopes);
}

function blockedPermissions({ entra, permissions }: Exchange, { user, purpose }: SignIn, wanted: readonly string[]): readonly string[] {
  if (user?.isAdministrator) return [];
  return purpose.isForOrganization ? wanted : needAdministrator(entra.tenant, permissions, wanted);
}

function consentValues({ application }: SignIn, permissions: readonly string[]): Record<string, string> {
  return { clientId: application.clientId, application: application.displayName, permissions: permissions.join(', ') };
}

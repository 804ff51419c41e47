import { isNationalCloud } from '../connection/index.ts';
import { redirectUrisOf, type RegistrationPlan } from './plan-registration.ts';
import { audiences } from './registration.ts';

/**
 * The registration as steps in the Microsoft Entra admin center, in a national cloud in its Azure portal, in the order of its pages.
 *
 * @param adminConsent - With the step that consents for the organisation.
 */
export function portalSteps(plan: RegistrationPlan, adminConsent: boolean): string[] {
  const { name, accountTypes, permissions } = plan.registration;
  const { cloud } = plan;
  const [first = '', ...others] = redirectUrisOf(plan, 'APPLICATION_ID');
  return [
    `Open ${cloud.portal.address} and sign in.`,
    `Go to ${cloud.portal.menu} > App registrations and choose "New registration".`,
    `Name: ${name}`,
    `Supported account types: ${audiences[accountTypes].inPortal}`,
    `Redirect URI: platform "Public client/native (mobile & desktop)", address ${first}`,
    'Choose "Register". Copy the Application (client) ID and the Directory (tenant) ID from the overview page.',
    ...others.map((uri) => `Under Authentication, platform "Mobile and desktop applications", add the address ${uri}`),
    'Under Authentication, set "Allow public client flows" to Yes and save.',
    'Under API permissions, remove the permissions that are listed and are not named in the next step.',
    ...(permissions.length > 0
      ? [
          `Choose "Add a permission" > Microsoft Graph > Delegated permissions, tick ${permissions.join(', ')}, and choose "Add permissions".`,
        ]
      : []),
    ...(adminConsent ? ['As an administrator, choose "Grant admin consent" and confirm.'] : []),
    `Sign in with it: onbehalf signin --application-id APPLICATION_ID --tenant-id TENANT_ID${isNationalCloud(cloud.environment) ? ` --environment ${cloud.environment}` : ''}`,
  ];
}

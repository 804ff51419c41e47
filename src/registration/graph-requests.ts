import { microsoftGraph } from './permission-ids.ts';
import type { RegistrationPlan } from './plan-registration.ts';

const host = 'https://graph.microsoft.com/v1.0';

/**
 * The registration as requests to Microsoft Graph, in the notation of HTTP files. What an earlier answer gives stands in braces.
 *
 * @param adminConsent - With the requests that consent for the organisation.
 */
export function graphRequests({ application, consentScope }: RegistrationPlan, adminConsent: boolean): string {
  const grant = { clientId: '{id of the service principal}', consentType: 'AllPrincipals', resourceId: '{id of Microsoft Graph}', scope: consentScope };
  return [
    request('Registers the application. Needs Application.ReadWrite.All.', `POST ${host}/applications`, application),
    request('Makes it present in the organisation; appId comes from the answer above.', `POST ${host}/servicePrincipals`, { appId: '{appId}' }),
    ...(adminConsent
      ? [
          request('Finds Microsoft Graph in the organisation.', `GET ${host}/servicePrincipals(appId='${microsoftGraph}')?$select=id`),
          request('Consents for the organisation. Needs DelegatedPermissionGrant.ReadWrite.All.', `POST ${host}/oauth2PermissionGrants`, grant),
        ]
      : []),
  ].join('\n');
}

function request(comment: string, line: string, body?: unknown): string {
  const content = body === undefined ? [] : ['Content-Type: application/json', '', JSON.stringify(body, null, 2)];
  return [`### ${comment}`, line, 'Authorization: Bearer {token}', ...content, ''].join('\n');
}

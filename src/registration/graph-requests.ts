import { microsoftGraph } from './permission-ids.ts';
import { redirectUrisOf, type RegistrationPlan } from './plan-registration.ts';

/**
 * The registration as requests to Microsoft Graph, in the notation of HTTP files. What an earlier answer gives stands in braces.
 *
 * @param adminConsent - With the requests that consent for the organisation.
 */
export function graphRequests(plan: RegistrationPlan, adminConsent: boolean): string {
  const { registration, application, consentScope, cloud } = plan;
  const host = `${cloud.graphUrl}/v1.0`;
  const grant = {
    clientId: '{id of the service principal}',
    consentType: 'AllPrincipals',
    resourceId: '{id of Microsoft Graph}',
    scope: consentScope,
  };
  return [
    request('Registers the application. Needs Application.ReadWrite.All.', `POST ${host}/applications`, application),
    ...(registration.broker
      ? [
          request('Adds the redirect URI of Windows; id and appId come from the answer above.', `PATCH ${host}/applications/{id}`, {
            publicClient: { redirectUris: redirectUrisOf(plan, '{appId}') },
          }),
        ]
      : []),
    request('Makes it present in the organisation; appId comes from the answer above.', `POST ${host}/servicePrincipals`, {
      appId: '{appId}',
    }),
    ...(adminConsent
      ? [
          request('Finds Microsoft Graph in the organisation.', `GET ${host}/servicePrincipals(appId='${microsoftGraph}')?$select=id`),
          request(
            'Consents for the organisation. Needs DelegatedPermissionGrant.ReadWrite.All.',
            `POST ${host}/oauth2PermissionGrants`,
            grant,
          ),
        ]
      : []),
  ].join('\n');
}

function request(comment: string, line: string, body?: unknown): string {
  const content = body === undefined ? [] : ['Content-Type: application/json', '', JSON.stringify(body, null, 2)];
  return [`### ${comment}`, line, 'Authorization: Bearer {token}', ...content, ''].join('\n');
}

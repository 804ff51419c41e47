import { raw } from 'hono/html';
import { html } from '../../pages/html.ts';
import type { Application, SignInAudience } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { changeForm, choice } from '../form-parts.ts';
import { textField } from '../../pages/text-field.ts';
import type { Move, PortalPage, PortalRoute } from '../route.ts';
import { applicationNameProblem } from './application-name.ts';
import { audienceLabels, readAudience } from './audiences.ts';
import { platformLabels, readPlatform, redirectUriProblem, redirectUrisOf } from './redirect-uris.ts';

interface Problems {
  readonly name?: string | undefined;
  readonly redirectUri?: string | undefined;
}

/** The page of a new registration, and what its form does. */
export const newApplicationRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/applications/new', handle: () => newApplicationPage(new URLSearchParams({ audience: 'AzureADMyOrg' }), {}) },
  { method: 'POST', path: '/applications', handle: ({ tenant, form }) => register(tenant, form) },
];

function register(tenant: Tenant, form: URLSearchParams): PortalPage | Move {
  const displayName = (form.get('name') ?? '').trim();
  const redirectUri = (form.get('redirectUri') ?? '').trim();
  const platform = readPlatform(form.get('platform'));
  const problems: Problems = { name: applicationNameProblem(displayName), redirectUri: uriProblem(redirectUri, platform) };
  if (problems.name !== undefined || problems.redirectUri !== undefined) return newApplicationPage(form, problems);

  const application: Application = {
    clientId: tenant.ids.guid(),
    displayName,
    publisher: tenant.displayName,
    signInAudience: readAudience(form.get('audience')) ?? 'AzureADMyOrg',
    publicClientRedirectUris: [],
    webRedirectUris: [],
    spaRedirectUris: [],
    isFallbackPublicClient: false,
    secrets: [],
    // What a registration begins with: the sign-in itself.
    requiredPermissions: ['User.Read'],
    requiredApplicationPermissions: [],
    applicationPermissions: [],
  };
  if (platform && redirectUri !== '') redirectUrisOf(application, platform).push(redirectUri);
  tenant.applications.set(application.clientId, application);
  return { to: `/applications/${application.clientId}`, notice: 'registered' };
}

function uriProblem(uri: string, platform: ReturnType<typeof readPlatform>): string | undefined {
  if (uri === '') return undefined;
  return platform === undefined ? 'Select the platform of the redirect URI.' : redirectUriProblem(uri, platform);
}

function newApplicationPage(form: URLSearchParams, problems: Problems): PortalPage {
  const audiences = Object.entries(audienceLabels) as [SignInAudience, string][];
  const fields = html` ${textField({
      name: 'name',
      label: 'Name',
      value: form.get('name') ?? '',
      hint: 'What people read on the consent page.',
      problem: problems.name,
      isRequired: true,
    })}
    <fieldset>
      <legend>Supported account types</legend>
      ${audiences.map(([value, label]) =>
        choice({ type: 'radio', name: 'audience', value, label, isChosen: value === form.get('audience') }),
      )}
    </fieldset>
    <fieldset>
      <legend>Redirect URI (optional)</legend>
      <div class="row">
        <div class="field"><label for="platform">Platform</label>${platformSelect(form.get('platform'))}</div>
        ${textField({
          name: 'redirectUri',
          label: 'Redirect URI',
          value: form.get('redirectUri') ?? '',
          hint: 'Where the answer of a sign-in goes, http://localhost for a program on a desktop.',
          problem: problems.redirectUri,
        })}
      </div>
    </fieldset>
    <div class="actions"><button class="primary">Register</button></div>`;
  const body = html`<p class="trail"><a href="/_portal/applications">App registrations</a></p>
    <h1>Register an application</h1>
    <p class="lead">It gets a client id, and can ask people to sign in at once.</p>
    <section class="panel" aria-label="New registration">${changeForm('/applications', fields)}</section>`;
  const status = problems.name === undefined && problems.redirectUri === undefined ? 200 : 400;
  return { title: 'Register an application', area: 'applications', body, status };
}

/** A select with the platforms. */
export function platformSelect(chosen: string | null): ReturnType<typeof html> {
  const options = Object.entries(platformLabels).map(
    ([value, label]) => html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${label}</option>`,
  );
  return html`<select id="platform" name="platform">
    <option value="">Select a platform</option>
    ${options}
  </select>`;
}

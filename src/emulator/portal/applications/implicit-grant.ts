import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { Application, ImplicitToken } from '../../tenant/directory.ts';
import { changeForm, choice } from '../form-parts.ts';
import type { PortalRoute } from '../route.ts';
import { applicationOf } from './application-of.ts';

/** The switches, with what they are called in Microsoft's portal. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow */
const labels: readonly (readonly [token: ImplicitToken, label: string])[] = [
  ['token', 'Access tokens (used for implicit flows)'],
  ['id_token', 'ID tokens (used for implicit and hybrid flows)'],
];

/** Which tokens the authorization endpoint gives at once. */
export function implicitGrantSection({ clientId, implicitGrant = [] }: Application): Html {
  return html`<section class="panel" aria-labelledby="implicit-grant">
    <h2 id="implicit-grant">Implicit grant and hybrid flows</h2>
    ${changeForm(
      `/applications/${clientId}/implicit-grant`,
      html`${labels.map(([token, label]) =>
          choice({ type: 'checkbox', name: 'token', value: token, label, isChosen: implicitGrant.includes(token) }),
        )}
        <div class="actions"><button>Save</button></div>`,
    )}
  </section>`;
}

/** Takes the switches. */
export const implicitGrantRoute: PortalRoute = {
  method: 'POST',
  path: '/applications/:id/implicit-grant',
  handle(request) {
    const application = applicationOf(request);
    const chosen = request.form.getAll('token');
    application.implicitGrant = labels.map(([token]) => token).filter((token) => chosen.includes(token));
    return { to: `/applications/${application.clientId}`, notice: 'implicitGrantChanged' };
  },
};

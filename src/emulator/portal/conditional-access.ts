import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';
import { policiesOf, type Policy } from '../tenant/policies.ts';
import { dataTable } from './data-table.ts';
import { changeForm, choice } from './form-parts.ts';
import type { PortalRoute } from './route.ts';

const path = '/conditional-access';

/** Policies that hold for the sign-in of everybody. */
export const conditionalAccessRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path,
    handle({ tenant }) {
      const { conditionalAccess: inForce } = tenant;
      const form = changeForm(
        path,
        html`<h2 id="policies">Policies for all users and all applications</h2>
          ${choice({
            type: 'checkbox',
            name: 'requireSecondFactor',
            value: 'yes',
            label: 'Require multifactor authentication',
            detail:
              'People without a second factor set one up on a page of their sign-in; without a page it is AADSTS50079. A token request with a password alone ends with AADSTS50076.',
            isChosen: inForce?.requireSecondFactor === true,
          })}
          ${choice({
            type: 'checkbox',
            name: 'blockSignIn',
            value: 'yes',
            label: 'Block access',
            detail: 'Nobody can sign in, and nobody gets a new token: AADSTS53003. Applications that act alone are not affected.',
            isChosen: inForce?.blockSignIn === true,
          })}
          <div class="actions"><button class="primary">Save</button></div>`,
      );
      const body = html`<h1>Conditional access</h1>
        <p class="lead">What is demanded of people who sign in to the tenant.</p>
        <section class="panel" aria-labelledby="policies">${form}</section>
        <section class="panel" aria-labelledby="ids">
          <h2 id="ids">What a client is told</h2>
          <p class="lead">A refusal names the policies that were not met (<code>capolids</code> in its <code>claims</code>).</p>
          ${dataTable('Policies', ['Policy', 'Policy id', 'State'], policiesOf(tenant).map(policyRow))}
        </section>`;
      return { title: 'Conditional access', area: 'conditional-access', body };
    },
  },
  {
    method: 'POST',
    path,
    handle({ tenant, form }) {
      tenant.conditionalAccess = {
        requireSecondFactor: form.get('requireSecondFactor') === 'yes',
        blockSignIn: form.get('blockSignIn') === 'yes',
      };
      return { to: path, notice: 'policiesSaved' };
    },
  },
];

function policyRow({ displayName, id, state }: Policy): Html {
  return html`<tr>
    <td>${displayName}</td>
    <td><code>${id}</code></td>
    <td>${state === 'enabled' ? 'On' : 'Off'}</td>
  </tr>`;
}

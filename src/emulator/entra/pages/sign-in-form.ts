import { html } from '../../pages/html.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Html } from '../../pages/document.ts';

/** A form of a sign-in page: it says which sign-in it continues, and works without a script. */
export function signInForm({ segment }: Exchange, { id }: SignIn, step: string, fields: Html): Html {
  return html`<form method="post" action="/${encodeURIComponent(segment)}/login/${step}" data-step="${step}">
    <input type="hidden" name="flow" value="${id}" />
    ${fields}
  </form>`;
}

/** The account that a page is about, in a pill. */
export function accountPill(name: string): Html {
  const initial = name.slice(0, 1).toUpperCase();
  return html`<p class="who" data-who="${name}"><span class="tile round" aria-hidden="true">${initial}</span>${name}</p>`;
}

/** A way back to the choice of the account. */
export function otherAccountForm(exchange: Exchange, signIn: SignIn, label = 'Use another account'): Html {
  const button = html`<p class="below"><button class="link" name="account" value="other">${label}</button></p>`;
  return signInForm(exchange, signIn, 'account', button);
}

import { html } from '../../pages/html.ts';
import { textField } from '../../pages/text-field.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Page } from './page.ts';
import { accountPill, signInForm } from './sign-in-form.ts';

/** Asks for the code that another device shows. */
export function deviceCodePage(code: string, problem?: string): Page {
  return {
    name: 'device-code',
    title: 'Enter code to allow access',
    body: html`<h1>Enter code to allow access</h1>
      <p class="lead" id="otc-help">Enter the code that your app or device shows.</p>
      <form method="post" action="/devicelogin" data-step="device-code">
        ${textField({
          name: 'otc',
          label: 'Code',
          value: code,
          isFirst: true,
          isRequired: true,
          describedBy: 'otc-help',
          problem,
          attributes: { class: 'code', autocapitalize: 'characters', maxlength: '12' },
        })}
        <div class="actions"><button class="primary">Next</button></div>
      </form>`,
  };
}

/** Asks whether the person started the sign-in on the other device. */
export function confirmDevicePage(exchange: Exchange, signIn: SignIn, user: User): Page {
  const { displayName } = signIn.application;
  const fields = html`<div class="actions">
    <button class="primary" name="decision" value="continue" autofocus>Continue</button>
    <button name="decision" value="cancel">Cancel</button>
  </div>`;
  return {
    name: 'device-confirm',
    title: 'Confirm the sign-in',
    body: html`<h1>Are you trying to sign in to ${displayName}?</h1>
      ${accountPill(user.userPrincipalName)}
      <p class="lead">Continue only if you started this on your own device. If somebody sent you the code, cancel.</p>
      ${signInForm(exchange, signIn, 'device', fields)}`,
  };
}

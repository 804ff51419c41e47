import { html } from '../../pages/html.ts';
import { qrCode } from '../../pages/qr-code.ts';
import type { User } from '../../tenant/directory.ts';
import type { Exchange } from '../exchange.ts';
import { authenticatorOf } from '../one-time-code.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { codeField } from './code-page.ts';
import type { Page } from './page.ts';
import { accountPill, otherAccountForm, signInForm } from './sign-in-form.ts';

/**
 * Has a person set up an authenticator app: by its QR code or by typing the secret, and shows that it works by its first code.
 *
 * @param secret - Base32.
 */
export async function secondFactorPage(exchange: Exchange, signIn: SignIn, user: User, secret: string, problem?: string): Promise<Page> {
  const { displayName: issuer, clock } = exchange.entra.tenant;
  const { address } = await authenticatorOf(secret, { issuer, account: user.userPrincipalName, at: clock.now() });
  const fields = html`${codeField('Enter the six digits that the app shows then.', problem)}
    <div class="actions"><button class="primary">Verify</button></div>`;
  return {
    name: 'second-factor',
    title: 'Set up an authenticator app',
    formTarget: signIn.purpose.formTarget,
    body: html`<h1>Set up an authenticator app</h1>
      ${accountPill(user.userPrincipalName)}
      <p class="lead">${issuer} needs more than a password of you. Scan this with an authenticator app:</p>
      ${await qrCode(address, 'QR code for an authenticator app')}
      <p class="small">Or type this secret into the app: <code data-secret="${secret}">${secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code></p>
      ${signInForm(exchange, signIn, 'second-factor', fields)} ${otherAccountForm(exchange, signIn)}`,
  };
}

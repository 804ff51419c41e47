import { html } from '../../pages/html.ts';
import type { Html } from '../../pages/document.ts';
import type { User } from '../../tenant/directory.ts';

/** Whether a person can sign in, as a word. */
export function enabledState({ accountEnabled }: User): Html {
  return accountEnabled ? html`<span class="state good">Enabled</span>` : html`<span class="state bad">Disabled</span>`;
}

/** Whether a person is asked for a second factor, as a word. */
export function secondFactorState({ totpSecret }: User): Html {
  return totpSecret === undefined ? html`<span class="state plain">Off</span>` : html`<span class="state good">On</span>`;
}

/** Whether a person is an administrator, as a word. */
export function administratorState({ isAdministrator }: User): Html {
  return isAdministrator ? html`<span class="state good">Administrator</span>` : html`<span class="state plain">User</span>`;
}

import { html } from '../../pages/html.ts';
import type { Page } from './page.ts';

/** Posts the answer of a sign-in to the application: by itself where scripts run, by a button where they do not (`form_post`). */
export function answerPage(redirectUri: string, fields: Readonly<Record<string, string>>): Page {
  return {
    name: 'answer',
    title: 'Signing you in',
    formTarget: redirectUri,
    script: 'document.forms[0].submit();',
    body: html`<h1>Signing you in</h1>
      <p class="lead">You are being taken back to the application.</p>
      <form method="post" action="${redirectUri}">
        ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <noscript
          ><div class="actions"><button class="primary" autofocus>Continue</button></div></noscript
        >
      </form>`,
  };
}

import { html } from '../../pages/html.ts';
import type { Page } from './page.ts';

/** Says that something is done, where there is nothing left to do. */
export function noticePage(title: string, text: string): Page {
  return {
    name: 'notice',
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">${text}</p>`,
  };
}

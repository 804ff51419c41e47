import { raw } from 'hono/html';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';

/** A form that changes something; `action` is below `/_portal`. */
export function changeForm(action: string, content: Html): Html {
  return html`<form method="post" action="/_portal${action}">${content}</form>`;
}

/** A button that changes one thing, with what it is about in hidden fields. */
export function changeButton(
  action: string,
  button: { readonly label: string; readonly about?: string; readonly danger?: boolean },
  fields: Readonly<Record<string, string>> = {},
): Html {
  const { label, about, danger } = button;
  const name = about === undefined ? '' : html`aria-label="${label} ${about}"`;
  return changeForm(
    action,
    html`${Object.entries(fields).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}" />`)}
      <button class="small ${danger ? 'danger' : ''}" ${name}>${label}</button>`,
  );
}

/** One of several answers, or one that is yes or no. */
export interface Choice {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly isChosen?: boolean;
}

/** Shows a choice with its label. */
export function choice({ type, name, value, label, detail, isChosen }: Choice): Html {
  const id = `${name}-${value}`;
  return html`<div class="choice">
    <input type="${type}" id="${id}" name="${name}" value="${value}" ${isChosen ? raw('checked') : ''} />
    <label for="${id}">${label}${detail === undefined ? '' : html`<span>${detail}</span>`}</label>
  </div>`;
}

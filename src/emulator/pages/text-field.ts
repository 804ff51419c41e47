import { raw } from 'hono/html';
import { html } from './html.ts';
import type { Html } from './document.ts';

/** A line of text to fill in, with what was wrong with the last answer. */
export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  /** Stands below the field. */
  readonly hint?: string;
  /** The id of a text elsewhere on the page that says what to enter. */
  readonly describedBy?: string;
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'search' | 'email' | 'password';
  readonly isRequired?: boolean;
  /** The first thing that a person does on the page. */
  readonly isFirst?: boolean;
  /** What a browser may fill in: a token of the HTML standard. Default `off`. */
  readonly autocomplete?: string;
  /** More attributes of the field, `maxlength`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Shows a text field with its label, its hint and its problem. */
export function textField(field: TextField): Html {
  const { name, label, value = '', hint, problem, type = 'text', autocomplete = 'off', attributes = {} } = field;
  const ids = [field.describedBy, hint === undefined ? undefined : `${name}-hint`, problem === undefined ? undefined : `${name}-problem`];
  const describedBy = ids.filter((id) => id !== undefined).join(' ');
  const isText = type === 'text' || type === 'search';
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      type="${type}"
      id="${name}"
      name="${name}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${isText ? raw('spellcheck="false"') : ''}
      ${Object.entries(attributes).map(([key, text]) => html` ${raw(key)}="${text}"`)}
      ${field.isFirst ? raw('autofocus') : ''}
      ${field.isRequired ? raw('required') : ''}
      ${problem === undefined ? '' : raw('aria-invalid="true"')}
      ${describedBy === '' ? '' : html`aria-describedby="${describedBy}"`}
    />
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${problem === undefined ? '' : html`<p class="problem" id="${name}-problem" role="alert">${problem}</p>`}
  </div>`;
}

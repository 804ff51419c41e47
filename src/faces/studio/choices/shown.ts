import type { OnbehalfError } from '../../../core/errors.ts';
import type { ChoicesView, ChoiceView } from '../protocol-choices.ts';
import { shownText } from '../runs/shown-value.ts';

/** Longest label, in UTF-16 units. */
const longest = 300;

/** A choice for the page: its texts as they can be shown, its value as the text of a flow says it. */
export function shownChoice({ value, label, detail, inside }: ChoiceView): ChoiceView {
  return {
    ...(value !== undefined && { value: value.replaceAll('${', () => '$${') }),
    label: shownText(label, longest),
    detail: shownText(detail, longest),
    ...(inside !== undefined && { inside }),
  };
}

/** Why nothing can be offered, and who can end that; the remedies of the command line are said for the page. */
export function failedView({ code, message, whose, remedy }: OnbehalfError): ChoicesView {
  const here = code.startsWith('SIGN_IN') ? 'Sign in under Connections and consent, or type what is meant.' : remedy;
  return { state: 'failed', text: shownText(message), whose, remedy: shownText(here) };
}

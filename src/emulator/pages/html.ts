import { html as escaped } from 'hono/html';
import { visibleText } from './visible-text.ts';

/**
 * A piece of a page. What stands in it is text: escaped, and outside of attributes what would hide or turn it is shown as its number, see `visibleText`;
 * pieces of pages stay as they are.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): ReturnType<typeof escaped> {
  return escaped(strings, ...values.map((value, index) => (/="[^"]*$/.test(strings[index] ?? '') ? value : shown(value))));
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  return typeof value === 'string' ? visibleText(value) : value;
}

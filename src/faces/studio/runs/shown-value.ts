import { harmless } from '../../../core/harmless.ts';
import { redact } from '../../../core/redact.ts';
import { notKnown } from '../../../run/flow/not-known.ts';

/** Longest text in a value, longest value, and things of a list that are shown; in UTF-16 units. */
const longest = { text: 2_000, whole: 20_000, list: 100 };

/**
 * A value as text for a page: redacted as what is written down of a run, harmless, and never long, whatever came from outside.
 *
 * @param value - Whatever a step was given or gave.
 */
export function shownValue(value: unknown): string {
  if (typeof value === 'object' && value !== null && Symbol.asyncIterator in value) return '(results that come one by one)';
  const text = (JSON.stringify(value, replaced, 2) as string | undefined) ?? '(nothing)';
  return harmless(cut(redact(text), longest.whole));
}

/** A text from outside, for a page: no secret, nothing that turns the text around it, never long. @param most - In UTF-16 units. */
export function shownText(text: string, most = longest.text): string {
  return harmless(cut(redact(text), most));
}

function replaced(_key: string, value: unknown): unknown {
  if (value === notKnown) return '(not known)';
  // Redacted before it is cut: half of a secret is not known for one.
  if (typeof value === 'string') return cut(redact(value), longest.text);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (Array.isArray(value) && value.length > longest.list)
    return [...(value as unknown[]).slice(0, longest.list), `… and ${value.length - longest.list} more`];
  if (typeof value === 'object' && value !== null && Symbol.asyncIterator in value) return '(results that come one by one)';
  return value;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length.toLocaleString('en')} characters)` : text;
}

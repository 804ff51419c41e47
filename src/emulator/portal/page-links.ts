import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';

/** A part of a long list. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** From 1. */
  readonly number: number;
  readonly last: number;
}

const size = 50;

/** The part of a list that a page shows. @param wanted - Its number, from 1; one that there is not becomes the nearest. */
export function pageOf<Item>(items: readonly Item[], wanted: number): PageOf<Item> {
  const last = Math.max(1, Math.ceil(items.length / size));
  const number = Math.min(last, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  return { items: items.slice((number - 1) * size, number * size), number, last };
}

/** Links to the parts before and after; nothing where there is one part. @param address - With its options. */
export function pageLinks({ number, last }: PageOf<unknown>, address: string): Html | string {
  if (last === 1) return '';
  const link = (to: number, text: string): Html | string =>
    to < 1 || to > last ? '' : html`<a href="${address}${address.includes('?') ? '&' : '?'}page=${to}">${text}</a>`;
  return html`<p class="pages">${link(number - 1, 'Newer')} <span>Page ${number} of ${last}</span> ${link(number + 1, 'Older')}</p>`;
}

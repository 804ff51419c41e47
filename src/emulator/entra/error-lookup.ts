import { aadsts } from './aadsts.ts';
import type { Exchange } from './exchange.ts';
import { noticePage } from './pages/notice-page.ts';
import { pageResponse } from './pages/page.ts';

/** Answers the `error_uri` of failures: what an AADSTS code means, in general. */
export function showError(exchange: Exchange): Promise<Response> {
  const code = exchange.parameter('code') ?? '';
  const row = Object.entries(aadsts).find(([known]) => known === code)?.[1];
  if (!row) {
    const page = noticePage('No such code', `The emulator answers no failure with the code "${code}".`);
    return pageResponse(exchange, { ...page, status: 404 });
  }
  return pageResponse(exchange, noticePage(`AADSTS${code}`, row.text));
}

import { html } from '../../pages/html.ts';
import type { Exchange } from '../exchange.ts';
import { BodyTooLarge } from '../../bounded-body.ts';
import type { EntraFailure } from '../failure.ts';
import type { Page } from './page.ts';

/** Shows a failure that cannot be sent to the application, with what support asks for. */
export function errorPage({ traceId, correlationId, at }: Exchange, failure: EntraFailure | BodyTooLarge): Page {
  const isTooLarge = failure instanceof BodyTooLarge;
  return {
    name: 'error',
    title: 'Sign-in failed',
    status: isTooLarge ? 413 : 400,
    body: html`<h1>We could not sign you in</h1>
      <p class="lead" role="alert">${isTooLarge ? '' : `AADSTS${failure.code}: `}${failure.message}</p>
      <dl class="detail">
        <dt>Trace ID</dt>
        <dd>${traceId}</dd>
        <dt>Correlation ID</dt>
        <dd>${correlationId}</dd>
        <dt>Timestamp</dt>
        <dd>${at.toISOString()}</dd>
      </dl>`,
  };
}

import type { Fetch, HttpAnswer, HttpHeaders } from '../core/ports.ts';
import { boundedText } from './bounded-text.ts';
import { type ByteStream, byteStreamOf } from './byte-stream.ts';
import { wholeText } from './whole-text.ts';
import { type Break, breakOf, type Held } from './connection-break.ts';
import { type Limits, withDeadline } from './deadline.ts';

/** One request as it goes out. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** `json` (the default): the whole body, parsed. `any`: the same, or the text of what is none. `bytes`: the body of a success stays a stream. */
  readonly read?: 'json' | 'any' | 'bytes' | undefined;
  /** Many bytes are to come: a piece of the stream may hold only until the next one. */
  readonly bulk?: boolean;
}

/** An answer, whatever its status. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: HttpHeaders;
  /** The JSON body; undefined when there is none, or when the body of a refusal is no JSON. */
  readonly body: unknown;
  /** The bytes of a success that was asked for as bytes; they are not under the time limit. */
  readonly stream?: ByteStream;
}

/** How one request ended. */
export type Outcome = Answer | Break | Held;

/** True for a status from 200 to 299. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * Sends one request once and reads the answer, all within the time limit. Redirects are not followed: a token must not travel along.
 *
 * @param answerBytes - How large a JSON answer may be. Default: that of `wholeText`.
 * @throws OnbehalfError CANCELLED, TIMED_OUT, or TOO_LARGE for an answer that is larger; anything else that is thrown is a mistake, not the network.
 */
export async function exchange(fetch: Fetch, outgoing: Outgoing, limits: Limits, answerBytes?: number): Promise<Outcome> {
  return withDeadline(limits, async (signal) => {
    try {
      const { method, url, headers, body, bulk } = outgoing;
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal,
        ...(body !== undefined && { body }),
        ...(bulk && { bulk }),
      });
      return await readAnswer(response, outgoing.read ?? 'json', limits.what, answerBytes);
    } catch (error) {
      const broken = breakOf(error);
      if (broken === undefined) throw error;
      return broken;
    }
  });
}

async function readAnswer(response: HttpAnswer, read: 'json' | 'any' | 'bytes', what: string, answerBytes?: number): Promise<Outcome> {
  const { status, headers } = response;
  if (!isSuccess(status)) return { kind: 'answer', status, headers, body: parsed(await boundedText(response)) };
  if (read === 'bytes') return { kind: 'answer', status, headers, body: undefined, stream: byteStreamOf(response) };
  const text = await wholeText(response, what, answerBytes);
  const type = headers.get('content-type') ?? '';
  if (read === 'any' && !/[/+]json\b/i.test(type)) return { kind: 'answer', status, headers, body: textOf(text, type) };
  const body = parsed(text);
  // A success whose JSON does not end is an answer that was cut short.
  if (text !== '' && body === undefined)
    return { kind: 'break', how: 'interrupted', reason: 'the answer is no whole JSON', cause: undefined };
  return { kind: 'answer', status, headers, body };
}

/** What an answer says that is no JSON; nothing of bytes that are no text. */
function textOf(text: string, type: string): string | undefined {
  return /^(?:text\/|message\/rfc822|application\/xml|[^;]*\+xml)/i.test(type) ? text : undefined;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

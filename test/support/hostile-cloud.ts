import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import type { Fetch } from '../../src/core/ports.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';

/** What nobody wants to see obeyed: the window's title, a link, a colour, a line written over, text turned around, a line of its own, in C0, C1 and bidi. */
export const hostileText =
  ' \u001B]0;owned\u0007\u001B]8;;https://evil.example\u001B\\x\u001B[8m\u009B2J\rover\b\u202Egnp.exe\u2066\u200B\u2028\u007F';

/** Part of the hostile text as it is shown; Graph's own messages come in with blanks for control characters. */
export const shownText = /(?:\\u001B| )\]0;owned/i;

const spoken = new Set([
  'subject',
  'bodyPreview',
  'content',
  'displayName',
  'name',
  'message',
  'description',
  'jobTitle',
  'internalReplyMessage',
  'externalReplyMessage',
  'automaticReplies',
  'value',
  'publisherName',
  'mailboxFull',
  'error_description',
  'givenName',
  'surname',
]);

/** A tenant in which every name, every text and every message of an error is hostile. */
export interface HostileCloud extends AsyncDisposable {
  readonly cloud: Embedment;
  /** For `onbehalfCommand`: all its runs share the tenant. */
  readonly embedded: Embedded;
}

/** Starts one. @param account - Who answers the sign-in pages. */
export async function hostileCloud(account: string): Promise<HostileCloud> {
  const cloud = await embed({ account });
  return {
    cloud,
    embedded: {
      ...embedded,
      start: async () => ({
        ...cloud,
        world: (base) => {
          const world = cloud.world(base);
          return { ...world, fetch: spoiled(world.fetch) };
        },
        [Symbol.asyncDispose]: async () => undefined,
      }),
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

function spoiled(fetch: Fetch): Fetch {
  return async (url, request) => {
    const answer = await fetch(url, request);
    const isGraph = new URL(url).hostname.startsWith('graph.');
    if (!isGraph || !/json/.test(answer.headers.get('content-type') ?? '')) return answer;
    return new Response(JSON.stringify(spoil(JSON.parse(await answer.text()))), { status: answer.status, headers: [...answer.headers] });
  };
}

function spoil(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => spoil(item, key === 'categories' ? 'name' : ''));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoil(inner, name)]));
  return typeof value === 'string' && spoken.has(key) ? value + hostileText : value;
}

import type { TokenAtOnce, TokenWish } from './entra/token/token-at-once.ts';
import type { PortalDoors } from './portal/route.ts';

/** What the portal acts through. */
export interface DoorsOf {
  control(request: Request): Promise<Response>;
  graph(request: Request): Promise<Response>;
  token(wish: TokenWish): Promise<TokenAtOnce>;
}

/** Lets the portal act as any client does: what it does is refused, logged and told to others in the same way. */
export function portalDoors({ control, graph, token }: DoorsOf): PortalDoors {
  return {
    deliver: (message) => refusalOf(control(postOf('http://localhost/_emulator/messages', message))),
    async graph({ as, permission, path, body }) {
      const { accessToken } = await token({ user: as.id, permissions: [permission] });
      return refusalOf(graph(postOf(`https://graph.microsoft.com/v1.0${path}`, body, accessToken)));
    },
  };
}

function postOf(url: string, body: unknown, token?: string): Request {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What is wrong, in the words of whoever answers; undefined where it was done. */
async function refusalOf(answer: Promise<Response>): Promise<string | undefined> {
  const response = await answer;
  if (response.ok) return undefined;
  const { error } = (await response.json()) as { readonly error: string | { readonly message: string } };
  return typeof error === 'string' ? error : error.message;
}

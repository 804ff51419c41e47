import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
  PageIterator,
  type PageCollection,
} from '@microsoft/microsoft-graph-client';

/** Microsoft's own client on a `fetch`, as its documentation makes one. */
export function graphClient(token: string, send: (url: string, init: RequestInit) => Promise<Response>): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: async () => token });
  const network: Middleware = {
    async execute(context: Context) {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      context.response = await send(url, context.options as RequestInit);
    },
  };
  authentication.setNext(network);
  return Client.initWithMiddleware({ middleware: authentication });
}

/** Moves messages and gives them a category, one after the other: the loop that anybody writes first. */
export async function moveAndCategorise(client: Client, ids: readonly string[], folder: string, category: string): Promise<void> {
  for (const id of ids) {
    await client.api(`/me/messages/${id}/move`).header('Prefer', 'IdType="ImmutableId"').post({ destinationId: folder });
    await client
      .api(`/me/messages/${id}`)
      .header('Prefer', 'IdType="ImmutableId"')
      .patch({ categories: [category] });
  }
}

/** Goes through a folder with the page iterator. @param consume - Is told each message. @returns How many there were. */
export async function iterate(client: Client, top: number, consume: (index: number) => Promise<void>): Promise<number> {
  const first = (await client.api('/me/mailFolders/inbox/messages').top(top).get()) as PageCollection;
  let count = 0;
  // The iterator does not wait for its callback, so what takes time stands between two runs of it: it stops at the end of each page.
  const iterator = new PageIterator(client, first, () => {
    count += 1;
    return count % top !== 0;
  });
  await iterator.iterate();
  await consume(count);
  while (!iterator.isComplete()) {
    await iterator.resume();
    await consume(count);
  }
  return count;
}

import type { ClientSecretCredentialOptions } from '@azure/identity';
import type { ConformanceWorld } from './world.ts';

/** Options of a credential of Azure Identity whose requests reach an organisation, by the HTTP client that they take. */
export function azureOptions({ fetch }: ConformanceWorld): ClientSecretCredentialOptions {
  return {
    httpClient: {
      async sendRequest(request) {
        const { method, url, headers, body } = request;
        const response = await fetch(url, { method, headers: headers.toJSON(), ...(typeof body === 'string' && { body }) });
        const answered = new Map(response.headers);
        return {
          request,
          status: response.status,
          bodyAsText: await response.text(),
          headers: {
            get: (name: string) => answered.get(name.toLowerCase()),
            has: (name: string) => answered.has(name.toLowerCase()),
            toJSON: () => Object.fromEntries(answered),
            set: () => {},
            delete: () => {},
            [Symbol.iterator]: () => answered.entries(),
          },
        };
      },
    },
    retryOptions: { maxRetries: 0 },
  };
}

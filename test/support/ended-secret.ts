import { type ClientSecret, clientSecret } from '../../src/emulator/tenant/credentials.ts';

/** A secret of an application that was good once. */
export function endedSecret(text: string): ClientSecret {
  return clientSecret(text, { endDateTime: '2024-01-01T00:00:00Z' });
}

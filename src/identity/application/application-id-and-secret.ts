import { readSecretText } from '../settings/secrets.ts';
import type { SignInContext, SignInMethod } from '../sign-in-method.ts';
import { acquireForApplication } from './application-token.ts';

/** Signs in as the application itself, which proves itself with a client secret. */
export function createApplicationIdAndSecret(context: SignInContext): SignInMethod {
  const { applicationSecret = '', secureApplicationSecret } = context.settings;
  return {
    type: 'ApplicationIdAndSecret',
    async acquire(request, _, signal) {
      const clientSecret =
        secureApplicationSecret === undefined
          ? await readSecretText('applicationSecret', applicationSecret, context.ports)
          : await readSecretText('secureApplicationSecret', secureApplicationSecret, context.ports);
      return await acquireForApplication(context, { clientSecret }, request, signal);
    },
  };
}

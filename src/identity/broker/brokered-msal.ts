import type { AuthenticationResult, PublicClientApplication } from '@azure/msal-node';
import { OnbehalfError } from '../../core/errors.ts';
import { createBrokeredMsal } from '../msal.ts';
import { createNetwork } from '../network.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { orAborted } from '../or-aborted.ts';
import { brokerSetting, requireBroker } from './broker.ts';

/**
 * Makes MSAL's client for one acquisition through the broker.
 *
 * @throws OnbehalfError SETTINGS_INVALID where there is no broker.
 */
export async function openBrokeredMsal(context: SignInContext, signal: AbortSignal): Promise<PublicClientApplication> {
  const { settings, ports } = context;
  const broker = await requireBroker(brokerSetting(settings) ?? 'useBroker', ports.findBroker);
  return createBrokeredMsal(context, createNetwork({ fetch: ports.fetch, signal, timeoutMS: settings.timeoutMS }), broker);
}

/**
 * Waits for an answer of the broker that nobody has to be asked for. The plug-in has neither a limit of time nor a way to cancel; an answer
 * that comes too late is not used.
 *
 * @throws OnbehalfError CANCELLED, TIMED_OUT.
 */
export async function silentAnswer(
  work: Promise<AuthenticationResult>,
  { settings: { timeoutMS } }: SignInContext,
  signal: AbortSignal,
): Promise<AuthenticationResult> {
  const limit = AbortSignal.timeout(timeoutMS);
  try {
    return await orAborted(work, AbortSignal.any([signal, limit]));
  } catch (error) {
    if (signal.aborted) throw new OnbehalfError('CANCELLED', 'The sign-in was cancelled.', { cause: error });
    if (limit.aborted) throw new OnbehalfError('TIMED_OUT', `Windows did not answer within ${timeoutMS / 1000} seconds.`, { cause: error });
    throw error;
  }
}

import { AuthenticationHandler, Client, type Middleware, RetryHandler, TelemetryHandler } from '@microsoft/microsoft-graph-client';
import { applications, type ConformanceWorld } from './world.ts';

/**
 * Gives the SDK as it is, with its own authentication, retry and telemetry. Only the last link of the chain is ours: it hands requests for Microsoft's
 * hosts to the emulator. (Over plain http the SDK sends no token.)
 */
export async function sdkFor({ emulator, fetch }: ConformanceWorld, permissions: readonly string[]): Promise<Client> {
  const { accessToken } = await emulator.token({ application: applications.own, user: 'ada@contoso.example', permissions });
  const last: Middleware = {
    async execute(context) {
      context.response = await fetch(context.request, context.options);
    },
  };
  const authentication = new AuthenticationHandler({ getAccessToken: async () => accessToken });
  const retry = new RetryHandler();
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(last);
  return Client.initWithMiddleware({ middleware: authentication });
}

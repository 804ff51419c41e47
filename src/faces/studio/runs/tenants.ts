import type { StudioPorts, StudioTenant } from '../ports.ts';

/** The emulated Microsoft 365 that runs work on: one for all, so that one sees afterwards what they did. */
export interface Tenants extends AsyncDisposable {
  /** Starts it where it does not run yet. */
  open(): Promise<StudioTenant>;
  /** A fresh one at the next run. */
  reset(): Promise<void>;
}

/** No tenant yet. */
export function createTenants({ tenant }: Pick<StudioPorts, 'tenant'>): Tenants {
  let opened: Promise<StudioTenant> | undefined;
  const close = async (): Promise<void> => {
    const closing = opened;
    opened = undefined;
    await (await closing?.catch(() => undefined))?.[Symbol.asyncDispose]();
  };
  return {
    open() {
      opened ??= tenant();
      // One that could not start is tried again at the next run.
      opened.catch(() => (opened = undefined));
      return opened;
    },
    reset: close,
    [Symbol.asyncDispose]: close,
  };
}

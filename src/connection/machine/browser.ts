import { OnbehalfError } from '../../core/errors.ts';

/** What decides whether somebody can answer a sign-in page. */
export interface Seat {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A person sits at the terminal. */
  readonly terminal: boolean;
}

/**
 * True where a person can answer: at a terminal, or at a desktop where a browser window can open. A build server (`CI`) has neither,
 * nor has a Windows or macOS session that came in by SSH without a terminal.
 */
export function somebodyCanAnswer(
  { platform, env, terminal }: Seat = {
    platform: process.platform,
    env: process.env,
    terminal: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  },
): boolean {
  if (env['ONBEHALF_UNATTENDED'] === '1' || env['ONBEHALF_UNATTENDED'] === 'true') return false;
  if (env['BROWSER'] || terminal) return true;
  if (env['CI'] && env['CI'] !== 'false') return false;
  return browserCanComeUp({ platform, env });
}

/** True where a browser can come up: `BROWSER` names one, or there is a desktop that is not reached through SSH. */
export function browserCanComeUp(
  { platform, env }: Pick<Seat, 'platform' | 'env'> = { platform: process.platform, env: process.env },
): boolean {
  if (env['BROWSER']) return true;
  if (platform === 'win32' || platform === 'darwin') return !env['SSH_CONNECTION'];
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Opens an address in the person's browser: the command in `BROWSER` where it is set, else the system's own.
 * It does not wait for the browser, and does not mind when there is none: the address is printed as well.
 *
 * @throws OnbehalfError SETTINGS_INVALID when the command in `BROWSER` cannot be started.
 */
export async function openSystemBrowser(url: string): Promise<void> {
  const command = process.env['BROWSER'];
  if (command) return openWith(command, url);
  if (process.platform === 'linux' && !browserCanComeUp()) return;
  const { default: open } = await import('open');
  const browser = await open(url, { wait: false });
  browser.on('error', () => undefined);
  browser.unref();
}

async function openWith(command: string, url: string): Promise<void> {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const browser = spawn(command, [url], { stdio: 'ignore', detached: true });
    browser.once('spawn', () => {
      browser.unref();
      resolve();
    });
    browser.once('error', (cause) => {
      const problem = `must be a program that opens an address; ${command} cannot be started.`;
      reject(
        new OnbehalfError('SETTINGS_INVALID', `The browser cannot be opened. BROWSER ${problem}`, {
          fields: [{ field: 'BROWSER', problem }],
          cause,
        }),
      );
    });
  });
}

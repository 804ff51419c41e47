import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/emulator.ts';

/** An emulator with a browser that has its portal open, without a socket. */
export interface TestPortal {
  readonly emulator: Emulator;
  /** Opens a page; `path` is below `/_portal`. */
  open(path: string, headers?: Record<string, string>): Promise<Shown>;
  /** Posts a form and follows the answer. */
  post(path: string, fields?: Record<string, string | readonly string[]>, headers?: Record<string, string>): Promise<Shown>;
}

/** A page as it was answered. */
export interface Shown {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  /** The text without markup, blanks joined. */
  readonly text: string;
  readonly headers: Headers;
}

export const portalOrigin = 'http://localhost:4000';

/** Creates an emulator whose clock stands still, and its portal. */
export async function createTestPortal(options: EmulatorOptions = {}): Promise<TestPortal> {
  const emulator = await createEmulator({ now: new Date('2026-03-02T09:00:00Z'), ...options });
  const open: TestPortal['open'] = async (path, headers = {}) => {
    const response = await emulator.fetch(new Request(`${portalOrigin}/_portal${path}`, { headers }));
    const html = await response.text();
    return { status: response.status, path, html, text: textOf(html), headers: response.headers };
  };
  return {
    emulator,
    open,
    async post(path, fields = {}, headers = { Origin: portalOrigin }) {
      const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((entry): [string, string] => [name, entry]));
      const body = new URLSearchParams(pairs);
      const response = await emulator.fetch(new Request(`${portalOrigin}/_portal${path}`, { method: 'POST', body, headers }));
      const location = response.headers.get('location');
      if (response.status === 303 && location !== null) return open(location.replace('/_portal', ''));
      const html = await response.text();
      return { status: response.status, path, html, text: textOf(html), headers: response.headers };
    },
  };
}

function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>'));
  return body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

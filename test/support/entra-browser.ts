import { readPage, type ReadPage } from '../../src/emulator/person-page.ts';
import type { User } from '../../src/emulator/tenant/directory.ts';
import { findUser } from '../../src/emulator/tenant/tenant.ts';
import { origin, type TestClient } from './entra-client.ts';

/** A browser that a test drives page by page. */
export interface TestBrowser {
  /** Opens the authorization address. */
  open(parameters?: Record<string, string | undefined>): Promise<ReadPage>;
  /** Sends the form of a step with these values. */
  press(page: ReadPage, step: string, values: Record<string, string>, headers?: Record<string, string>): Promise<ReadPage>;
  /** The parameters of the answer that the last page led to. */
  answer(): URLSearchParams;
  /** A header of the last page. */
  header(name: string): string | null;
  forgetCookies(): void;
}

/** Creates a browser without cookies. */
export function createBrowser(client: TestClient): TestBrowser {
  let cookie = '';
  let response = new Response();
  const load = async (path: string, fields?: URLSearchParams, headers: Record<string, string> = {}): Promise<ReadPage> => {
    const sent = { ...(cookie === '' ? {} : { cookie }), ...headers };
    response = await (fields ? client.post(path, Object.fromEntries(fields), sent) : client.get(path, sent));
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return readPage(await response.text(), `${origin}${path}`);
  };
  return {
    open: (parameters: Record<string, string | undefined> = {}) => load(client.authorizeUrl(parameters).slice(origin.length)),
    async press(page: ReadPage, step: string, values: Record<string, string>, headers: Record<string, string> = {}): Promise<ReadPage> {
      const { action, fields } = page.form(step);
      for (const [name, value] of Object.entries(values)) fields.set(name, value);
      return load(new URL(action).pathname, fields, headers);
    },
    answer: () => new URL(response.headers.get('location') ?? `${origin}/`).searchParams,
    header: (name: string) => response.headers.get(name),
    forgetCookies: () => void (cookie = ''),
  };
}

/** A person of the tenant, by the part before the @. */
export function userOf({ tenant }: TestClient, alias: string): User {
  const user = findUser(tenant, `${alias}@contoso.example`);
  if (!user) throw new Error(`${alias} is missing`);
  return user;
}

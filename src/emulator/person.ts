import { oneTimeCode } from './entra/one-time-code.ts';
import type { Tenant } from './tenant/tenant.ts';
import { findUser } from './tenant/tenant.ts';
import type { User } from './tenant/directory.ts';
import { readPage, type ReadForm, type ReadPage } from './person-page.ts';

/** What a consent page listed, and what the person answered. */
export interface ShownConsent {
  /** Display name of the application. */
  readonly application: string;
  /** Names of the permissions, in the order of the page. */
  readonly permissions: readonly string[];
  readonly answer: 'accept' | 'decline';
}

/** Somebody with a browser of their own: it keeps its cookies from one page to the next, and from one sign-in to the next. */
export interface Person {
  readonly userPrincipalName: string;
  /** Every consent page that was shown, oldest first. */
  readonly consents: readonly ShownConsent[];
  /** The last address that the browser was sent to. */
  readonly location: string;
  /**
   * Opens an address and does what its pages ask, up to the answer to the application.
   * For a device code, open the verification address with `?otc=CODE`.
   *
   * @throws Error when a page cannot be answered, with the text of the page.
   */
  openBrowser(url: string): Promise<void>;
}

/** How a person behaves. */
export interface PersonOptions {
  /** The answer to consent pages. Default 'accept'. */
  readonly consent?: 'accept' | 'decline';
  /** What is typed as the password. Default: the right one. */
  readonly password?: string;
  /** Ticks "Consent on behalf of your organization" where it is offered. Default false. */
  readonly forOrganization?: boolean;
}

/** What a person needs of an emulator. */
export interface PersonsWorld {
  readonly tenant: Tenant;
  fetch(request: Request): Promise<Response>;
}

/** More pages than any sign-in has; a person who sees that many goes round in circles. */
const mostPages = 20;

/**
 * Creates a person of the tenant who signs in the way that people do: through the forms of the pages, with their password, and with a
 * code by the
 * tenant's clock. Pages come from the emulator itself; the answer goes to a loopback redirect URI over real HTTP.
 *
 * @param userPrincipalName - Who it is.
 * @throws Error when there is no such person.
 */
export function createPerson(world: PersonsWorld, userPrincipalName: string, options: PersonOptions = {}): Person {
  const user = findUser(world.tenant, userPrincipalName);
  if (!user) throw new Error(`There is no ${userPrincipalName} in the tenant.`);
  const cookies = new Map<string, string>();
  const consents: ShownConsent[] = [];
  let location = '';

  async function load(url: string, form?: URLSearchParams): Promise<Response> {
    location = url;
    const headers: Record<string, string> = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await world.fetch(new Request(url, { redirect: 'manual', headers, ...(form ? { method: 'POST', body: form } : {}) }));
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects inside the emulator; undefined when the last one left it. */
  async function settle(response: Response): Promise<ReadPage | undefined> {
    const target = response.headers.get('location');
    if (target === null) return readPage(await response.text(), location);
    if (new URL(target).origin === new URL(location).origin) return settle(await load(target));
    location = target;
    await deliver(target);
    return undefined;
  }

  /** Hands the answer to an application that listens on this machine; other addresses are never visited. */
  async function deliver(url: string, form?: URLSearchParams): Promise<void> {
    location = url;
    if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)) return;
    const response = await fetch(url, { redirect: 'manual', ...(form ? { method: 'POST', body: form } : {}) });
    await response.arrayBuffer();
  }

  async function openBrowser(url: string): Promise<void> {
    let page = await settle(await load(url));
    for (let pages = 0; page && page.name !== 'notice'; pages += 1) {
      if (pages === mostPages) {
        throw new Error(`The sign-in of ${userPrincipalName} does not end: the page "${page.title}" comes again and again.`);
      }
      if (page.name === 'answer') {
        await deliver(page.form('').action, page.form('').fields);
        return;
      }
      const { action, fields } = await answer(page);
      page = await settle(await load(action, fields));
    }
  }

  async function answer(page: ReadPage): Promise<ReadForm> {
    if (page.name === 'error' || page.problem !== undefined) throw new Error(page.problem ?? page.lead);
    if (!page.isAbout(user?.userPrincipalName ?? '')) return press(page, 'account', { account: 'other' });
    if (page.name === 'consent')
      consents.push({
        application: page.application,
        permissions: page.permissions,
        answer: options.consent ?? 'accept',
      });
    return answers[page.name]?.(page, user ?? raise(page), world.tenant, options) ?? raise(page);
  }

  return {
    userPrincipalName: user.userPrincipalName,
    consents,
    get location() {
      return location;
    },
    openBrowser,
  };
}

type Answer = (page: ReadPage, user: User, tenant: Tenant, options: PersonOptions) => ReadForm | Promise<ReadForm>;

/** What a person does on each page. */
const answers: Readonly<Record<string, Answer>> = {
  account: (page, { id }) => press(page, 'account', { account: page.offers(id) ? id : 'other' }),
  username: (page, { userPrincipalName }) => press(page, 'account', { username: userPrincipalName }),
  password: (page, user, _, { password = user.password }) => press(page, 'password', { password }),
  code: async (page, user, tenant) => press(page, 'code', { code: await currentCode(user, tenant) }),
  'second-factor': async (page, _, { clock }) => press(page, 'second-factor', { code: await oneTimeCode(page.secret, clock.now()) }),
  consent: (page, { isAdministrator }, _, { consent, forOrganization }) => {
    if (consent === 'decline') return press(page, 'consent', { decision: 'cancel' });
    return press(page, 'consent', { decision: 'accept', ...(isAdministrator && forOrganization ? { organization: 'yes' } : {}) });
  },
  'admin-approval': (page) => press(page, 'consent', { decision: 'return' }),
  'device-code': (page) => page.form('device-code'),
  'device-confirm': (page) => press(page, 'device', { decision: 'continue' }),
};

function press(page: ReadPage, step: string, values: Readonly<Record<string, string>>): ReadForm {
  const { action, fields } = page.form(step);
  for (const [name, value] of Object.entries(values)) fields.set(name, value);
  return { action, fields };
}

async function currentCode({ totpSecret, userPrincipalName }: User, tenant: Tenant): Promise<string> {
  if (totpSecret === undefined) throw new Error(`${userPrincipalName} has no authenticator app, and the page asks for a code.`);
  return oneTimeCode(totpSecret, tenant.clock.now());
}

function raise(page: ReadPage): never {
  throw new Error(`Nobody knows what to do on the page "${page.title}".`);
}

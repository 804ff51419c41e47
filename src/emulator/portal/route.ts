import type { Html } from '../pages/document.ts';
import type { SignInRecord } from '../entra/sign-in-record.ts';
import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Notice } from './notices.ts';

/** The ways in which the portal acts as others do: by the same doors as any client. Each gives what was wrong, or nothing. */
export interface PortalDoors {
  /** Delivers a message from outside. @param message - The body of `POST /_emulator/messages`. */
  deliver(message: Readonly<Record<string, unknown>>): Promise<string | undefined>;
  /** Posts to Graph as a person. */
  graph(call: {
    readonly as: User;
    readonly permission: string;
    readonly path: string;
    readonly body: unknown;
  }): Promise<string | undefined>;
}

/** What the portal shows and changes. */
export interface Portal {
  /** The tenant of the moment: a reset puts another in its place. */
  tenant(): Tenant;
  /** How the last sign-ins and token requests ended, oldest first. */
  signInLog(): readonly SignInRecord[];
  readonly doors: PortalDoors;
}

/** One request to the portal. */
export interface PortalRequest {
  readonly tenant: Tenant;
  readonly signInLog: readonly SignInRecord[];
  /** `http://localhost:4000`. */
  readonly origin: string;
  /** The named parts of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The fields of a posted form; empty otherwise. */
  readonly form: URLSearchParams;
  /** The file of a posted form that brings one. */
  readonly file?: Uint8Array | undefined;
  /** The name that the file has where it comes from. */
  readonly fileName?: string | undefined;
  readonly doors: PortalDoors;
}

/** The areas of the portal, in the order of the navigation. */
export type Area = 'overview' | 'applications' | 'users' | 'mailboxes' | 'drives' | 'groups' | 'plans' | 'sign-ins' | 'conditional-access';

/** A page of the portal. */
export interface PortalPage {
  readonly title: string;
  readonly area: Area | undefined;
  readonly body: Html;
  /** HTTP status. Default 200. */
  readonly status?: number;
}

/** Where a browser goes after a change, and what it is told there. */
export interface Move {
  /** Below `/_portal`. */
  readonly to: string;
  readonly notice: Notice;
}

/** A file to save: never shown in the browser, whatever it is. */
export interface Download {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
}

/** One address of the portal: a page, or a change that ends on one. */
export interface PortalRoute {
  readonly method: 'GET' | 'POST';
  /** Below `/_portal`, with `:placeholders`. */
  readonly path: string;
  /** Its form may bring a file. Default false. */
  readonly takesFile?: boolean;
  /** @throws PortalRefusal */
  handle(request: PortalRequest): PortalPage | Move | Download | Promise<PortalPage | Move | Download>;
}

/** A request that the portal cannot follow: shown as a page. */
export class PortalRefusal extends Error {
  override readonly name = 'PortalRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

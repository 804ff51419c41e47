import { DomUtils, parseDocument } from 'htmlparser2';

/** A form, ready to be sent. */
export interface ReadForm {
  /** Absolute address. */
  readonly action: string;
  /** The fields as the page filled them, without buttons and unticked boxes. */
  readonly fields: URLSearchParams;
}

/** A page of the sign-in, as a person reads it. */
export interface ReadPage {
  /** Which page it is: its `data-page`. */
  readonly name: string;
  readonly title: string;
  /** The first sentence under the title. */
  readonly lead: string;
  /** What was wrong with the last answer. */
  readonly problem: string | undefined;
  /** Of a consent page: the display name of the application and the names of the permissions. */
  readonly application: string;
  readonly permissions: readonly string[];
  /** Of a page that has somebody set up an authenticator app: its secret in Base32, else empty. */
  readonly secret: string;
  /** Whether the page is about this account, or about none. */
  isAbout(userPrincipalName: string): boolean;
  /** Whether the account picker has this account, by object id. */
  offers(userId: string): boolean;
  /** The form of a step; '' for the only form of a page. @throws Error when there is none. */
  form(step: string): ReadForm;
}

type Node = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/**
 * Reads a page of the sign-in.
 *
 * @param address - Where it was loaded from; forms are relative to it.
 */
export function readPage(markup: string, address: string): ReadPage {
  const document = parseDocument(markup);
  const find = (test: (element: Node) => boolean): Node[] => DomUtils.findAll(test, document.children);
  const textOf = (test: (element: Node) => boolean): string | undefined => {
    const [first] = find(test);
    return first && DomUtils.textContent(first).replaceAll(/\s+/g, ' ').trim();
  };
  const hasClass =
    (name: string) =>
    (element: Node): boolean =>
      (element.attribs['class'] ?? '').split(' ').includes(name);
  const valuesOf = (attribute: string): string[] =>
    find(({ attribs }) => attribute in attribs).map(({ attribs }) => attribs[attribute] ?? '');

  const title = textOf(({ name }) => name === 'h1') ?? '';
  return {
    name: valuesOf('data-page')[0] ?? '',
    title,
    lead: textOf(hasClass('lead')) ?? title,
    problem: textOf(hasClass('problem')),
    application: valuesOf('data-application')[0] ?? '',
    permissions: valuesOf('data-permission'),
    secret: valuesOf('data-secret')[0] ?? '',
    isAbout: (userPrincipalName) => valuesOf('data-who').every((name) => name === userPrincipalName),
    offers: (userId) => find(({ name, attribs }) => name === 'button' && attribs['value'] === userId).length > 0,
    form(step) {
      const [form] = find(({ name, attribs }) => name === 'form' && (step === '' || attribs['data-step'] === step));
      if (!form) throw new Error(`The page "${title}" has no form for the step "${step}".`);
      return { action: new URL(form.attribs['action'] ?? '', address).href, fields: fieldsOf(form) };
    },
  };
}

function fieldsOf(form: Node): URLSearchParams {
  const inputs = DomUtils.getElementsByTagName('input', form);
  const filled = inputs.filter(({ attribs }) => attribs['type'] !== 'checkbox' || 'checked' in attribs);
  return new URLSearchParams(filled.map(({ attribs }): [string, string] => [attribs['name'] ?? '', attribs['value'] ?? '']));
}

import { DomUtils, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<Node, { readonly attribs: unknown }>;

/** An element of an XML file. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text in it. */
  readonly text: string;
  /** As it stands in the file. */
  readonly raw: string;
}

/** The root of an XML file; an empty one for what is none. */
export function parseXml(bytes: Uint8Array | string | undefined): XmlElement {
  const source = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const document = parseDocument(source, { xmlMode: true, withStartIndices: true, withEndIndices: true });
  const root = document.children.find(isTag);
  return root ? elementOf(root, source) : { name: '', attributes: {}, children: [], text: '', raw: '' };
}

function isTag(node: Node): node is Tag {
  return node.type === 'tag';
}

function elementOf(tag: Tag, source: string): XmlElement {
  return {
    name: localName(tag.name),
    attributes: tag.attribs,
    get children() {
      return tag.children.filter(isTag).map((node) => elementOf(node, source));
    },
    get text() {
      return DomUtils.textContent(tag);
    },
    raw: source.slice(tag.startIndex ?? 0, (tag.endIndex ?? 0) + 1),
  };
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first child of a name. */
export function childOf({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child) => child.name === name);
}

/** All children of a name. */
export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** A text as it stands in XML, between elements or in an attribute. What XML cannot hold is written as Excel does: `_x0007_`. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
    .replaceAll(
      /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** The text that `escapeXml` wrote, after XML was read. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** True for an attribute that says yes. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** What begins an XML file. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

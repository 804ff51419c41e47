/** What the parts of a list of objects are called in the XML of a kind of server. */
export interface ListNames {
  /** One object; in it its name, and its size in bytes. */
  readonly entry: string;
  readonly name: string;
  readonly size: string;
  /** Where the next page continues; empty or left out on the last one. */
  readonly continuation: string;
}

/** A page of a list of objects. */
export interface ObjectList {
  readonly objects: readonly { readonly name: string; readonly size: number }[];
  readonly continuation: string | undefined;
}

/** Reads a page of a list of objects. */
export async function readObjectList(xml: string, names: ListNames): Promise<ObjectList> {
  const { DomUtils, parseDocument } = await import('htmlparser2');
  type Nodes = Parameters<typeof DomUtils.textContent>[0];
  const within = (nodes: Nodes, element: string) => DomUtils.getElementsByTagName(element, nodes, true);
  const textOf = (nodes: Nodes, element: string): string => DomUtils.textContent(within(nodes, element).slice(0, 1));

  const { children } = parseDocument(xml, { xmlMode: true });
  return {
    objects: within(children, names.entry).map((entry) => ({ name: textOf(entry, names.name), size: Number(textOf(entry, names.size)) })),
    continuation: textOf(children, names.continuation) || undefined,
  };
}

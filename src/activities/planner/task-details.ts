import { decoded } from '../../core/decoded.ts';
import type { Fields } from './versioned.ts';

interface GraphChecklistItem {
  readonly orderHint?: string | null;
  readonly title?: string | null;
  readonly isChecked?: boolean | null;
}

interface GraphReference {
  readonly alias?: string | null;
  readonly type?: string | null;
}

/** The larger part of a task, as Graph gives it. */
export interface GraphTaskDetails {
  readonly '@odata.etag'?: string;
  readonly description?: string | null;
  readonly checklist?: Readonly<Record<string, GraphChecklistItem | null>> | null;
  readonly references?: Readonly<Record<string, GraphReference | null>> | null;
}

/** A link, as it is given. */
export interface LinkInput {
  readonly address: string;
  readonly title?: string | undefined;
}

/** A link of ours. */
export function linkOf(key: string, { alias, type }: GraphReference): { address: string; title: string; type: string } {
  return { address: decoded(key), title: alias ?? '', type: type ?? '' };
}

/**
 * An address as the name of a property: what OData does not take in names is encoded.
 * https://learn.microsoft.com/graph/api/resources/plannerexternalreferences
 */
export function keyOfLink(address: string): string {
  return address.replaceAll(/[%.:@#]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The items of a checklist, in their order. */
export function itemsOf({ checklist }: GraphTaskDetails): (GraphChecklistItem & { readonly id: string })[] {
  const items = Object.entries(checklist ?? {}).flatMap(([id, item]) => (item ? [{ ...item, id }] : []));
  const hint = (item: GraphChecklistItem): string => item.orderHint ?? '';
  return items.toSorted((a, b) => (hint(a) < hint(b) ? -1 : hint(a) > hint(b) ? 1 : 0));
}

/**
 * What to write into details so that a checklist has more items, each behind the one before it and all behind those that are there.
 * https://learn.microsoft.com/graph/api/resources/planner-order-hint-format
 */
export function checklistOf(titles: readonly string[], known: GraphTaskDetails = {}): Record<string, unknown> {
  let orderHint = itemsOf(known).at(-1)?.orderHint ?? '';
  return Object.fromEntries(
    titles.map((title) => {
      orderHint = `${orderHint} !`;
      return [crypto.randomUUID(), { '@odata.type': '#microsoft.graph.plannerChecklistItem', title, orderHint }];
    }),
  );
}

/** What to write into details so that there are more links. */
export function referencesOf(links: readonly LinkInput[]): Record<string, unknown> {
  return Object.fromEntries(
    links.map(({ address, title }) => [
      keyOfLink(address),
      { '@odata.type': '#microsoft.graph.plannerExternalReference', ...(title !== undefined && { alias: title }) },
    ]),
  );
}

/** What a change of details may be about, by the names of our inputs. */
export function fieldsOfDetails({ description, checklist, references }: GraphTaskDetails): Fields {
  return {
    description: description ?? '',
    ...Object.fromEntries(Object.entries(checklist ?? {}).map(([id, item]) => [`checklist/${id}`, item?.isChecked ?? false])),
    ...Object.fromEntries(Object.keys(references ?? {}).map((key) => [`links/${decoded(key)}`, true])),
  };
}

import { badRequest, type EntityType } from './bad-request.ts';
import { pickItems } from './pick.ts';
import type { ExpandItem, QueryOptions } from './query.ts';
import { type Resource, selectProperties } from './select.ts';

/** Related resources of which the nested `$filter` was looked at already. */
export interface Chosen {
  readonly chosen: readonly Resource[];
}

type Related = Resource | Chosen | null | readonly Resource[];

/**
 * Navigation properties by name: each gives the related resource (or null), or the related resources of an item. The nested
 * `$filter`, `$orderby`, `$skip`, `$top` and `$select` are applied afterwards; `query` says what they are.
 */
export type Expand<Item> = Readonly<Record<string, (item: Item, query: QueryOptions) => Related | Promise<Related>>>;

/**
 * Adds the expanded properties to a resource.
 *
 * @throws GraphFailure 400 for a property that cannot be expanded.
 */
export async function expandResource<Item>(
  resource: Resource,
  item: Item,
  items: readonly ExpandItem[],
  expand: Expand<Item> | undefined,
  type: EntityType,
): Promise<Resource> {
  if (items.length === 0) return resource;
  const expanded: Resource = {};
  for (const { property, query } of items) {
    const name = Object.keys(expand ?? {}).find((candidate) => candidate.toLowerCase() === property.toLowerCase());
    const related = name === undefined ? undefined : expand?.[name];
    if (name === undefined || related === undefined) {
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${property}' on type 'microsoft.graph.${type.name}'.`,
      );
    }
    expanded[name] = applyNested(await related(item, query), query);
  }
  return { ...resource, ...expanded };
}

function applyNested(related: Related, query: QueryOptions): unknown {
  if (related === null) return null;
  if (isChosen(related)) {
    const { filter: _, ...rest } = query;
    return applyNested(related.chosen, rest);
  }
  if (!isMany(related)) return selectProperties(related, query.select, ['id']);
  const { page } = pickItems(related, {
    query,
    skip: query.skip,
    top: query.top ?? Infinity,
    isCounted: false,
    now: () => new Date(),
    options: {},
  });
  return page.map((one) => selectProperties(one, query.select, ['id']));
}

function isChosen(related: Resource | Chosen | readonly Resource[]): related is Chosen {
  return 'chosen' in related && Array.isArray(related.chosen);
}

function isMany(related: Resource | readonly Resource[]): related is readonly Resource[] {
  return Array.isArray(related);
}

import type { Group, User } from '../../tenant/directory.ts';
import type { WatchedObject } from '../../tenant/watched.ts';
import { badRequest } from '../odata/bad-request.ts';
import { type DeltaPosition, deltaReply, readDelta } from '../odata/delta.ts';
import { matchesFilter } from '../odata/evaluate.ts';
import type { Expression } from '../odata/expression.ts';
import { parseQuery } from '../odata/query-options.ts';
import type { Resource } from '../odata/select.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import { preferenceApplied, readPreferences } from '../prefer.ts';
import type { Call, Reply, Route } from '../route.ts';
import { usesIn } from './filter-uses.ts';
import { groupProperty, groupResource, groupType } from './groups/group-resource.ts';
import { groupPermissions } from './groups/permissions.ts';
import { isGroup, objectWithId } from './objects.ts';
import { directoryPermissions } from './permissions.ts';
import { userProperty, userResource, userType } from './user-resource.ts';
import { type Present, watch } from './watch.ts';

/** Where a client stands; it travels in the token. */
interface State {
  /** All changes up to this number were told in earlier rounds. */
  readonly after: number;
  /** The number when the first round began, of which what was gone before is never told; undefined in later rounds. */
  readonly start?: number;
  /** The last object that was told in this round. */
  readonly last?: readonly [number: number, id: string];
}

interface Kind<Item extends User | Group> {
  readonly name: 'users' | 'groups';
  readonly type: typeof userType;
  items(call: Call): Iterable<Item>;
  read(call: Call, item: Item, name: string): unknown;
  resource(call: Call, item: Item, select: readonly string[] | undefined): Resource;
  links(item: Item): readonly string[];
}

/** Page size when the client asks for none. */
const defaultPageSize = 100;

/** The position of a call; `$deltatoken=latest` begins at this moment. https://learn.microsoft.com/graph/delta-query-overview */
function positionOf(call: Call, name: string): DeltaPosition & { readonly isLatest: boolean } {
  const given = call.url.searchParams;
  if (!/^latest$/i.test(given.get('$deltatoken') ?? '')) return { ...readDelta(call, { purpose: name }), isLatest: false };
  const rest = new URLSearchParams([...given].filter(([key]) => key.toLowerCase() !== '$deltatoken'));
  return { state: undefined, query: parseQuery(rest), pageSize: undefined, bakedQuery: rest.toString(), isLatest: true };
}

async function delta<Item extends User | Group>(call: Call, kind: Kind<Item>): Promise<Reply> {
  const { isLatest, ...position } = positionOf(call, kind.name);
  const { query, unkept } = await judgedQuery(position.query, kind.type);
  checkFilter(query.filter);
  const items = new Map([...kind.items(call)].map((item) => [item.id, item]));
  const properties = kind.type.properties ?? [];
  const present = [...items.values()].map((item): Present => ({
    id: item.id,
    properties: Object.fromEntries(properties.map((name) => [name, kind.read(call, item, name)])),
    links: kind.links(item),
  }));
  const watched = watch(call.tenant, kind.name, present, (id) => call.tenant.deletedGroups?.has(id) ?? false);

  const { after, start, last } = (position.state as State | undefined) ?? { after: 0, start: watched.number };
  const withLinks = query.select === undefined || query.select.includes('members');
  const numbered = [...watched.objects]
    .filter(([id]) => query.filter === undefined || matchesFilter(query.filter, { read: () => id, now: () => call.tenant.clock.now() }))
    .map(([id, seen]) => ({ id, seen, number: numberOf(seen, query.select, withLinks) }))
    .filter(({ seen, number }) => number > (seen.gone ? Math.max(after, start ?? 0) : after))
    .filter(({ number, id }) => last === undefined || number > last[0] || (number === last[0] && id > last[1]))
    .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  const page = isLatest ? [] : numbered.slice(0, position.pageSize ?? defaultPageSize);
  const isMinimal = readPreferences(call.headers).all.get('return') === 'minimal';

  const value = page.map(({ id, seen }): Resource => {
    const item = items.get(id);
    if (!item) return { id, '@removed': { reason: seen.gone?.reason ?? 'deleted' } };
    const whole = withUnkept(kind.resource(call, item, query.select), unkept);
    const shown = isMinimal && start === undefined ? changedOf(whole, seen, after) : whole;
    const links = withLinks ? linksOf(call, seen, { after, start }) : [];
    return { ...shown, id, ...(links.length > 0 && { 'members@delta': links }) };
  });
  const end = page.at(-1);
  const hasMore = !isLatest && numbered.length > page.length && end !== undefined;
  return deltaReply(call, {
    purpose: kind.name,
    position,
    context: kind.name,
    value,
    headers: preferenceApplied({
      'odata.maxpagesize': readPreferences(call.headers).maxPageSize,
      return: isMinimal ? 'minimal' : undefined,
    }),
    ...(hasMore
      ? { next: { after, ...(start !== undefined && { start }), last: [end.number, end.id] } satisfies State }
      : { done: { after: watched.number } satisfies State }),
  });
}

/** The number of the last change of what was asked for. */
function numberOf({ gone, properties, links }: WatchedObject, select: readonly string[] | undefined, withLinks: boolean): number {
  if (gone) return gone.number;
  const ofProperties = [...properties].flatMap(([name, { number }]) => (select === undefined || select.includes(name) ? [number] : []));
  return Math.max(0, ...ofProperties, ...(withLinks ? [...links.values()].map(({ number }) => number) : []));
}

function changedOf(resource: Resource, { properties }: WatchedObject, after: number): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => (properties.get(name)?.number ?? 0) > after));
}

/** https://learn.microsoft.com/graph/api/group-delta: members that were added, and those that were removed. */
function linksOf(call: Call, { links }: WatchedObject, { after, start }: { after: number; start: number | undefined }): Resource[] {
  return [...links].flatMap(([id, { number, isGone }]) => {
    // In a first round nobody was told of who was gone before it began.
    if (number <= (isGone ? Math.max(after, start ?? 0) : after)) return [];
    const object = objectWithId(call.tenant, id);
    const type = `#microsoft.graph.${object && isGroup(object) ? 'group' : 'user'}`;
    return [{ '@odata.type': type, id, ...(isGone && { '@removed': { reason: 'deleted' } }) }];
  });
}

/** https://learn.microsoft.com/graph/api/user-delta: only by id. Assumption: code and words. */
function checkFilter(filter: Expression | undefined): void {
  if (filter && usesIn(filter).some(({ path, use }) => path !== 'id' || use !== 'eq'))
    throw badRequest('A delta query can be filtered by id only.');
}

const users: Kind<User> = {
  name: 'users',
  type: userType,
  items: ({ tenant }) => tenant.users.values(),
  read: ({ tenant }, user, name) => userProperty(user, tenant.displayName, name),
  resource: ({ tenant }, user, select) => userResource(user, tenant.displayName, select, 'all'),
  links: () => [],
};

const groups: Kind<Group> = {
  name: 'groups',
  type: groupType,
  items: ({ tenant }) => tenant.groups.values(),
  read: ({ tenant }, group, name) => groupProperty(tenant, group, name),
  resource: ({ tenant }, group, select) =>
    groupResource(
      tenant,
      group,
      select?.filter((name) => name !== 'members'),
      'all',
    ),
  links: ({ members }) => members,
};

/** https://learn.microsoft.com/graph/api/user-delta and https://learn.microsoft.com/graph/api/group-delta */
export const directoryDeltaRoutes: readonly Route[] = [
  { operation: 'GET /users/delta', permissions: directoryPermissions.deltaUsers, handle: (call) => delta(call, users) },
  { operation: 'GET /groups/delta', permissions: groupPermissions.read, handle: (call) => delta(call, groups) },
];

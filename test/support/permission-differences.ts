import type { OperationPermissions } from '../../src/emulator/graph/route.ts';
import type { publishedPermissions, PublishedScheme } from './published.ts';

const schemes = { delegated: 'DelegatedWork', personal: 'DelegatedPersonal', application: 'Application' } as const;

/** What a table of the emulator is compared by. */
export interface Comparison {
  readonly published: ReturnType<typeof publishedPermissions>['permissions'];
  readonly table: Readonly<Record<string, OperationPermissions>>;
  /** What a permission opens, these that say more open too; the published file leaves most of them out. */
  readonly broader: Readonly<Record<string, readonly string[]>>;
  /** Operations that the published file does not have, and the one that it lists in their place. */
  readonly listedAs: Readonly<Record<string, string>>;
}

/** Names that one side has and the other does not. */
export interface Differences {
  readonly notHere: readonly string[];
  readonly onlyHere: readonly string[];
}

/** Compares what opens an operation with what Microsoft publishes of it. */
export function permissionDifferences(operation: string, { published, table, broader, listedAs }: Comparison): Differences {
  const kinds = ['delegated', 'personal', 'application'] as const satisfies readonly (keyof OperationPermissions)[];
  const both = kinds.map((kind) => {
    const names = listed(published, listedAs[operation] ?? operation, schemes[kind]);
    const mine: readonly string[] = table[operation]?.[kind] ?? [];
    const allowed = new Set([...names, ...names.flatMap((name) => broader[name] ?? [])]);
    return { notHere: names.filter((name) => !mine.includes(name)), onlyHere: mine.filter((name) => !allowed.has(name)) };
  });
  const union = (side: 'notHere' | 'onlyHere'): string[] => [...new Set(both.flatMap((each) => each[side]))].sort();
  return { notHere: union('notHere'), onlyHere: union('onlyHere') };
}

function listed(published: Comparison['published'], operation: string, scheme: string): string[] {
  const [method = '', path = ''] = operation.split(' ');
  const key = path.replaceAll(/\{(?!value)[^}]+\}/g, '{id}').toLowerCase();
  const isListed = (entry: PublishedScheme['paths'][number]): boolean => entry.methods.includes(method) && entry.path.toLowerCase() === key;
  return Object.entries(published)
    .filter(([, permission]) => permission.schemes[scheme]?.paths.some((entry) => isListed(entry)))
    .map(([name]) => name);
}

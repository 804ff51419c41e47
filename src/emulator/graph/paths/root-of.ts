import { rootTable } from './path-table.generated.ts';

/** Where a path of Microsoft Graph v1.0 begins. */
export interface Root {
  /** Without namespace: `user`. */
  readonly type: string;
  readonly isList: boolean;
}

/** What the first segment of a path leads to, in any letter case; undefined for one that there is not. */
export function rootOf(name: string): Root | undefined {
  const wanted = `${name.toLowerCase()} `;
  const type = rootTable
    .split('\n')
    .find((line) => line.startsWith(wanted))
    ?.slice(wanted.length);
  return type === undefined ? undefined : { type: type.replace('[]', ''), isList: type.endsWith('[]') };
}

import { rootTable } from './path-table.generated.ts';

/** Where a path of Microsoft Graph v1.0 begins. */
export interface Root {
  /** Without namespace: `user`. */
  readonly type: string;
  readonly isList: boolean;
}

/** The own drive, as https://learn.microsoft.com/graph/api/driveitem-get-content-format and others write it. */
const unpublishedRoot = 'drive';

/** What the first segment of a path leads to, in any letter case; undefined for one that there is not. */
export function rootOf(name: string): Root | undefined {
  if (name.toLowerCase() === unpublishedRoot) return { type: 'drive', isList: false };
  const wanted = `${name.toLowerCase()} `;
  const type = rootTable
    .split('\n')
    .find((line) => line.startsWith(wanted))
    ?.slice(wanted.length);
  return type === undefined ? undefined : { type: type.replace('[]', ''), isList: type.endsWith('[]') };
}

/** A request to Graph, as anybody would write it. */
export type Send = (method: string, path: string, body?: string, session?: string) => Promise<unknown>;

/** The least that reading or writing cells takes: the blocks that fit into a body, one request after the other, and nothing else. */
export interface Blocks {
  /** Path of the sheet in a workbook that is addressed by its id. */
  readonly sheet: string;
  readonly session: string;
  /** Address and rows of each block. */
  readonly blocks: readonly { readonly address: string; readonly rows: readonly (readonly unknown[])[] }[];
}

/** Writes the blocks. */
export async function writeBlocks(send: Send, { sheet, session, blocks }: Blocks): Promise<void> {
  for (const { address, rows } of blocks)
    await send('PATCH', `${sheet}/range(address='${address}')?$select=address`, JSON.stringify({ values: rows }), session);
}

/** Reads the blocks. @returns How many cells came. */
export async function readBlocks(send: Send, { sheet, session, blocks }: Blocks): Promise<number> {
  let cells = 0;
  for (const { address } of blocks) {
    const { values } = (await send('GET', `${sheet}/range(address='${address}')?$select=values,numberFormat`, undefined, session)) as {
      values: unknown[][];
    };
    cells += values.reduce((sum, row) => sum + row.length, 0);
  }
  return cells;
}

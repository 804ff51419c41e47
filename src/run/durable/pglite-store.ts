import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { durablePackages, optionalPackage } from './optional-package.ts';
import { lockStore } from './store-lock.ts';
import type { Store, StoreClient } from './store.ts';

/** Types that `pg` gives as texts: bigint and numeric. Their numbers are those of `pg_type`. */
const asText = { 20: String, 1700: String };

/**
 * A PostgreSQL in this process, kept in a folder that only its owner may read. One process at a time opens it.
 *
 * It is one connection: whoever has it keeps it until it is given back, so that statements of two never mix.
 *
 * @param run - Which run opens it.
 * @throws OnbehalfError CONFLICT when a process that is alive has it open; SETTINGS_INVALID when the package is not installed.
 */
export async function openPGliteStore(folder: string, run: string): Promise<Store> {
  const { PGlite } = await optionalPackage(durablePackages.machine);
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const lock = await lockStore(folder, run);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const db = await PGlite.create({ dataDir: folder, parsers: asText });
    const query = async <Row>(sql: Parameters<StoreClient['query']>[0], given?: readonly unknown[]) => {
      const [text, values] = typeof sql === 'string' ? [sql, given] : [sql.text, given ?? sql.values];
      // Without parameters there may be several statements, as in a migration.
      const results = values?.length ? [await db.query<Row>(text, [...values])] : await db.exec(text);
      const { rows = [], affectedRows = 0 } = results.at(-1) ?? {};
      return { rows: rows as Row[], rowCount: rows.length || affectedRows };
    };
    let last: Promise<unknown> = Promise.resolve();
    const turn = (): Promise<() => void> => {
      let leave = (): void => {};
      const mine = new Promise<void>((resolve) => (leave = resolve));
      const before = last;
      last = mine;
      return before.then(() => leave);
    };
    const pool = {
      // What the engine asks of a pool of `pg`.
      options: { max: 4 },
      on: () => pool,
      end: async () => undefined,
      async query<Row>(sql: Parameters<StoreClient['query']>[0], values?: readonly unknown[]) {
        const leave = await turn();
        try {
          return await query<Row>(sql, values);
        } finally {
          leave();
        }
      },
      async connect(): Promise<StoreClient> {
        const release = await turn();
        const client = { query, release, on: () => client, off: () => client, removeListener: () => client };
        return client;
      },
    };
    return {
      pool,
      async [Symbol.asyncDispose]() {
        await db.close();
        await lock[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

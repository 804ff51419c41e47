import { OnbehalfError } from '../../core/errors.ts';
import { durablePackages, optionalPackage } from './optional-package.ts';
import { withPreparedQueries, type Preparing } from './prepared-queries.ts';
import type { Store } from './store.ts';

/**
 * A PostgreSQL server. Several runs go on in it at once, each in one process.
 *
 * @param url - `postgresql://user:password@host/database`; the database is there.
 * @param run - Which run opens it: its lock is held on a connection of its own, and is free when the process ends, however it ends.
 * @throws OnbehalfError CONFLICT when another process goes on with the same run; SETTINGS_INVALID for a database that cannot be reached, and when the package is
 * not installed.
 */
export async function openPostgresStore(url: string, run: string): Promise<Store> {
  const { default: pg } = await optionalPackage(durablePackages.postgresql);
  const pool = new pg.Pool({ connectionString: url, max: 5, keepAlive: true, pipeline: true });
  pool.on('connect', (client) => withPreparedQueries(client as unknown as Preparing));
  // A connection that breaks while nobody uses it; the next query tells.
  pool.on('error', () => undefined);
  try {
    const holder = await pool.connect();
    const { rows } = await holder.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [
      `onbehalf ${run}`,
    ]);
    if (rows[0]?.mine !== true) {
      holder.release();
      throw new OnbehalfError('CONFLICT', `Run ${run} is going on in another process.`, { remedy: 'Wait until that one ends.' });
    }
    return {
      pool: pool as unknown as Store['pool'],
      async [Symbol.asyncDispose]() {
        holder.release(true);
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error instanceof OnbehalfError ? error : notReached(error);
  }
}

/** What the server says names neither the password nor the address with it in. */
function notReached(error: unknown): OnbehalfError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new OnbehalfError(
    'SETTINGS_INVALID',
    `The database of durable runs cannot be used: ${code ?? ''} ${message}.`.replace(/\s+/g, ' '),
    {
      remedy: 'Check the address in --database: postgresql://USER:PASSWORD@HOST/DATABASE. The database must be there.',
      cause: error,
    },
  );
}

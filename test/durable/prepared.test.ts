import { expect, test } from 'vitest';
import { openPostgresStore } from '../../src/run/durable/postgres-store.ts';
import { postgresPrograms, startPostgres } from './postgres-server.ts';

const programs = postgresPrograms();

test.skipIf(programs === undefined)(
  'a statement is planned once on a connection, and is part of the transaction that was begun',
  { timeout: 60_000 },
  async () => {
    await using postgres = await startPostgres(programs ?? '');
    await using store = await openPostgresStore(postgres.url, 'prepared');
    const client = await store.pool.connect();
    try {
      await client.query('create table kept (number int)');
      for (const [number, end] of [
        [1, 'ROLLBACK'],
        [2, 'COMMIT'],
      ] as const) {
        await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
        await client.query('insert into kept values ($1)', [number]);
        await client.query(end);
      }

      expect((await client.query('select number from kept')).rows).toEqual([{ number: 2 }]);
      const { rows } = await client.query<{ name: string; statement: string }>('select name, statement from pg_prepared_statements');
      expect(rows).toEqual([{ name: 'onbehalf 0', statement: 'insert into kept values ($1)' }]);
      await client.query('BEGIN');
      await expect(client.query('insert into nowhere values ($1)', [1])).rejects.toThrow('"nowhere" does not exist');
      await client.query('ROLLBACK');
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    } finally {
      client.release();
    }
  },
);

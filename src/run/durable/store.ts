/** One connection of a store, as the engine and the intents use it: the part of a client of `pg` that they need. */
export interface StoreClient {
  query<Row = Readonly<Record<string, unknown>>>(
    sql: string | { readonly text: string; readonly values?: readonly unknown[] },
    values?: readonly unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number }>;
  release(): void;
}

/** Where durable runs are written down: a database that speaks the SQL of PostgreSQL. */
export interface Store extends AsyncDisposable {
  /** A pool of connections, in the form of one of `pg`. */
  readonly pool: Pick<StoreClient, 'query'> & { connect(): Promise<StoreClient> };
}

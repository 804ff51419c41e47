/** What a connection is asked, in one of the forms of `pg`: a text with values, or an object; then perhaps a function for the answer. */
type Asked = readonly [sql: unknown, values?: unknown, callback?: unknown];

/** A connection to PostgreSQL: the part of a client of `pg` that is changed here. */
export interface Preparing {
  query(...asked: Asked): Promise<unknown> | undefined;
}

/**
 * Makes a connection quick at what a durable run says to it at each step, the same few statements again and again.
 *
 * A statement with parameters gets a name, so that the server plans it once for each connection
 * (https://www.postgresql.org/docs/current/sql-prepare.html): planning these takes longer than executing them. The `BEGIN` of a transaction is not waited for:
 * its first statement follows at once, where the connection sends one behind the other (`pipeline` of `pg`), and fails where the `BEGIN` failed.
 *
 * @param client - A connection that is new; its `query` is replaced.
 */
export function withPreparedQueries(client: Preparing): void {
  const query = client.query.bind(client);
  const names = new Map<string, string>();
  let begin: Promise<unknown> | undefined;
  client.query = (sql, values, callback) => {
    if (typeof sql === 'string' && /^BEGIN\b/i.test(sql) && callback === undefined) {
      begin = query(sql);
      // Told by the statement that follows.
      begin?.catch(() => undefined);
      return Promise.resolve({ rows: [], rowCount: 0 });
    }
    const answer =
      typeof sql === 'string' && Array.isArray(values)
        ? query({ name: nameOf(sql), text: sql, values }, undefined, callback)
        : query(sql, values, callback);
    const begun = begin;
    begin = undefined;
    return begun === undefined ? answer : Promise.all([begun, answer]).then(([, given]) => given);
  };

  function nameOf(text: string): string {
    const name = names.get(text) ?? `onbehalf ${names.size}`;
    names.set(text, name);
    return name;
  }
}

/**
 * The connection broke. In process it rejects `fetch` as the real one would; over a socket the server destroys the connection
 * when it meets this error.
 */
export class ConnectionReset extends TypeError {
  override readonly name = 'TypeError';

  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read', errno: -104 }) });
  }
}

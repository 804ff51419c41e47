/**
 * How agents keep connections: idle ones no longer than 4 seconds. A server closes them when it likes, one of Node.js after five seconds
 * (https://nodejs.org/api/http.html#serverkeepalivetimeout); assumption: Graph, Entra ID and proxies no sooner. A request that leaves at that moment is lost, and of one that is not to be made twice nobody
 * could tell whether it came. An answer that takes longer is not cut off: only what is idle is closed.
 */
export const keptConnections = { keepAlive: true, timeout: 4_000 } as const;

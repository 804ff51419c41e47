import { OnbehalfError } from '../../core/errors.ts';
import type { World } from '../../connection/index.ts';
import { changesGraph } from './graph-reads.ts';

/** Where positions in lists of changes are kept. */
type Positions = Awaited<ReturnType<World['positions']>>;

/**
 * A world in which nothing is changed: neither in Microsoft 365, whatever an activity says of itself, nor on this machine. Tokens are kept as ever.
 *
 * @throws OnbehalfError BUG from its `fetch` for a request that would change something: whoever runs dry has to ask before.
 */
export function dryWorld(world: World): World {
  let kept: Promise<Positions> | undefined;
  return {
    ...world,
    positions: () => (kept ??= world.positions().then(readOnly)),
    async fetch(url, request) {
      if (changesGraph(url, request?.method, request?.body))
        throw new OnbehalfError('BUG', `A dry run was about to change something: ${request?.method} ${new URL(url).pathname}.`);
      return world.fetch(url, request);
    },
    files: {
      ...world.files,
      async write(folder, name, content) {
        const size = content instanceof Uint8Array ? content.length : 'size' in content ? content.size : 0;
        return { name, path: `${folder}/${name}`, size };
      },
    },
  };
}

/** Positions that are read as they are, and go on from there in memory alone: what a dry run has seen is told again to a real one. */
function readOnly(positions: Positions): Positions {
  const written = new Map<string, Awaited<ReturnType<Positions['read']>>>();
  const read: Positions['read'] = async (key) => (written.has(key) ? written.get(key) : await positions.read(key));
  return {
    read,
    async write(key, content, expected) {
      if ((await read(key))?.version !== expected) return 'changed';
      const version = `dry ${crypto.randomUUID()}`;
      written.set(key, { content, version });
      return { version };
    },
    async remove(key) {
      written.set(key, undefined);
    },
    list: async () => [...new Set([...(await positions.list()), ...written.keys()])].filter((key) => !written.has(key) || written.get(key)),
  };
}

import type { World } from '../../src/connection/index.ts';

/** A world that counts what is asked of Graph. */
export function counting(world: World): { world: World; count(path: RegExp): number } {
  const paths: string[] = [];
  return {
    count: (path) => paths.filter((one) => path.test(one)).length,
    world: {
      ...world,
      fetch(url, request) {
        paths.push(`${request?.method ?? 'GET'} ${new URL(url).pathname}`);
        return world.fetch(url, request);
      },
    },
  };
}

/** A world in which the answer to the nth change of a path is lost after the change was made; 0: to none. */
export function losing(world: World, path: RegExp, nth: number): World {
  let left = nth;
  return {
    ...world,
    async fetch(url, request) {
      const answer = await world.fetch(url, request);
      if (request?.method === 'GET' || !path.test(new URL(url).pathname)) return answer;
      left -= 1;
      if (left === 0) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
      return answer;
    },
  };
}

/** A world in which the first changes of a path are made when so many are asked for. */
export function together(world: World, path: RegExp, count: number): World {
  let asked = 0;
  let tell: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (tell = resolve));
  return {
    ...world,
    async fetch(url, request) {
      if (path.test(new URL(url).pathname)) {
        asked += 1;
        if (asked === count) tell();
        await all;
      }
      return world.fetch(url, request);
    },
  };
}

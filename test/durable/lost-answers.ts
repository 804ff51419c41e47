/** Of so many changes the answer is lost, besides the first of each route. */
const share = 0.05;

/** Answers that do not arrive after the change was made. */
export interface LostAnswers {
  /** True where the answer of this change is lost: of the first of each route, and of some others. */
  isNext(method: string, path: string): boolean;
  /** The routes of which an answer was lost, with `{}` for what differs. */
  routes(): string[];
  clear(): void;
}

/** Begins with nothing lost. @param draw - Gives numbers from 0 to below 1. */
export function lostAnswers(draw: () => number): LostAnswers {
  const lost = new Set<string>();
  return {
    isNext(method, path) {
      const route = routeOf(method, path);
      const isFirst = !lost.has(route);
      lost.add(route);
      return isFirst || draw() < share;
    },
    routes: () => [...lost],
    clear: () => lost.clear(),
  };
}

function routeOf(method: string, path: string): string {
  return `${method} ${path.replace(/^\/v1\.0/, '').replace(/\?.*$/, '')}`
    .replace(/(?<=\/messages\/)[^/]+/, '{}')
    .replace(/(?<=\/(?:items|_files)\/).*$/, '{}');
}

import type { Address } from '../problem.ts';
import { stepPlaces } from '../step-places.ts';
import { columnOf, regionsOf, shifted } from './lines.ts';
import { listIn, treeOf, valueAt, type Plan } from './plan.ts';
import { refused, type Source } from './source.ts';
import { dashesOf, stepLines } from './steps.ts';

/** The lists of steps in a block that have steps, as addresses below it. */
export function filledLists(block: unknown): Address[] {
  return stepPlaces
    .flatMap((place): Address[] => {
      const star = place.indexOf('*');
      const many: unknown = star === -1 ? undefined : valueAt(block, place.slice(0, star));
      if (star === -1) return [place];
      return Array.isArray(many) ? many.map((_, index) => place.map((part) => (part === '*' ? index : part))) : [];
    })
    .filter((list) => {
      const steps = valueAt(block, list);
      return Array.isArray(steps) && steps.length > 0;
    });
}

/** Puts the steps of a block in its place. Comments of the block itself come before them. */
export function unwrapPlan(source: Source, step: Address): Plan {
  const meant = treeOf(source);
  const block = valueAt(meant, step);
  const lists = filledLists(block);
  if (lists.length === 0) throw refused('it has no steps in it.');
  if (lists.length > 1 && lists.some(([key]) => key !== 'parallel'))
    throw refused(`it has steps in ${lists.map((list) => list.join('.')).join(' and ')}; take those of all but one out first.`);
  if (valueAt(block, ['disabled']) === true) throw refused('it is disabled, and its steps would run without it; enable it first.');
  const { start, end, dash, column } = stepLines(source, step);
  const regions = lists.map((list) => {
    const dashes = dashesOf(source, [...step, ...list]);
    const lines = regionsOf(source, dashes);
    return { start: lines[0]?.start ?? end, end: lines.at(-1)?.end ?? end, column: columnOf(source, dashes[0] ?? 0) };
  });
  const above = source.text.slice(start, source.lines[source.lines.findLastIndex((line) => line <= dash)] ?? start);
  const own = source.comments.filter(
    ({ at }) => at >= start + above.length && at < end && !regions.some((region) => region.start <= at && at < region.end),
  );
  const comments = own.map(({ text }) => ' '.repeat(column) + text + source.lineEnd);
  const inside = regions.map((region) => shifted(source.text.slice(region.start, region.end), column - region.column));
  listIn(meant, step.slice(0, -1)).splice(Number(step.at(-1)), 1, ...lists.flatMap((list) => valueAt(block, list) as unknown[]));
  return { changes: [{ start, end, text: above + comments.join('') + inside.join('') }], lost: [], gained: [], meant };
}

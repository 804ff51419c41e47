import type { Address } from './problem.ts';

/** Where steps may lie in a step as it is written, below it; `*` for each thing of a list. */
export const stepPlaces: readonly Address[] = [
  ['microsoft365Scope', 'steps'],
  ['steps'],
  ['then'],
  ['else'],
  ['try'],
  ['catch', '*', 'steps'],
  ['finally'],
  ['cases', '*', 'steps'],
  ['parallel', '*'],
];

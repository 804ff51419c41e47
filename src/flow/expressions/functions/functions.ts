import { dateFunctions } from './dates.ts';
import type { ExpressionFunction } from './function.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './texts.ts';

/** Every function of expressions besides those of the language itself, by name. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map(
  [...listFunctions, ...textFunctions, ...numberFunctions, ...dateFunctions].map((one) => [one.name, one]),
);

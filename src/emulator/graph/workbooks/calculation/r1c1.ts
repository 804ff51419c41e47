import { type Corner, withReferences } from './shift.ts';

/** A formula with its references as seen from its cell: `=A1` in B2 is `=R[-1]C[-1]`. */
export function formulaR1C1(formula: string, row: number, column: number): string {
  const part = (letter: string, at: number | undefined, isFixed: boolean, from: number): string => {
    if (at === undefined) return '';
    if (isFixed) return `${letter}${at + 1}`;
    return at === from ? letter : `${letter}[${at - from}]`;
  };
  const corner = (one: Corner): string => part('R', one.row, one.isFixedRow, row) + part('C', one.column, one.isFixedColumn, column);
  return withReferences(formula, ({ prefix, first, last }) => `${prefix}${corner(first)}${last ? `:${corner(last)}` : ''}`);
}

/** A formula in `R1C1` as other formulas are: the reverse. What is no such reference stays. */
export function formulaA1(formula: string, row: number, column: number, nameOf: (column: number) => string): string {
  const part = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\p{L}\p{N}_.(])/gu;
  const converted = formula.replaceAll(part, (whole: string, r?: string, c?: string) => {
    if (/^["']/.test(whole)) return whole;
    const at = (text: string | undefined, from: number): { readonly index: number; readonly fixed: string } =>
      text === undefined
        ? { index: from, fixed: '' }
        : text.startsWith('[')
          ? { index: from + Number(text.slice(1, -1)), fixed: '' }
          : { index: Number(text) - 1, fixed: '$' };
    const [line, field] = [at(r, row), at(c, column)];
    if (line.index < 0 || field.index < 0) return '#REF!';
    return `${field.fixed}${nameOf(field.index)}${line.fixed}${line.index + 1}`;
  });
  // An area of which one corner is gone is gone.
  return converted.replaceAll(/"(?:[^"]|"")*"|(?:#REF!|\$?[A-Z]{1,3}\$?\d+):(?:#REF!|\$?[A-Z]{1,3}\$?\d+)/g, (whole) =>
    !whole.startsWith('"') && whole.includes('#REF!') ? '#REF!' : whole,
  );
}

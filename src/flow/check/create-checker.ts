import type { CheckedExpression } from '../expressions/expression.ts';
import { misfit, text, typeOfAll, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { Value, WrittenExpression } from '../format/value.ts';
import type { FlowProblem } from '../problem.ts';
import { checkStep } from './check-step.ts';
import type { Around, Checker } from './checker.ts';
import type { Names } from './names.ts';

/** What judging finds. */
export interface Judged {
  readonly problems: FlowProblem[];
  readonly expressions: Map<WrittenExpression, CheckedExpression>;
  /** The names that expressions read. */
  readonly read: Set<string>;
  /** Told of each expression, with the names that it can read. */
  seen?(written: WrittenExpression, names: Names): void;
}

/** Makes what judges the parts of a flow, and notes what it finds. */
export function createChecker(
  { problems, expressions, read, seen }: Judged,
  known: Pick<Checker, 'activity' | 'activityNames' | 'expression' | 'fieldsOf' | 'typeOfSchema' | 'invoked'>,
): Checker {
  const ofExpression = (written: WrittenExpression, value: Value, names: Names, isReportedElsewhere: boolean): ValueType => {
    seen?.(written, names);
    const expression = known.expression(written.source);
    const checked = 'check' in expression ? expression.check(names.types) : undefined;
    if (checked) expressions.set(written, checked);
    if ('check' in expression) for (const name of expression.names) read.add(name);
    const { type, problems: found } = checked ?? { type: unknown, problems: 'check' in expression ? [] : [expression] };
    if (isReportedElsewhere) return type;
    for (const { message, start, end } of found) {
      // Where the text is folded or escaped an expression has no place of its own.
      const isExact = written.end - written.start === written.source.length;
      const place = isExact ? { start: written.start + start, end: written.start + end } : written;
      problems.push({ address: value.address, start: place.start, end: place.end, problem: asSentence(message) });
    }
    return type;
  };
  const typeOf = (value: Value, names: Names, isReportedElsewhere = false): ValueType => {
    switch (value.kind) {
      case 'plain':
        return typeOfPlain(value.value);
      case 'expression':
        return ofExpression(value.expression, value, names, isReportedElsewhere);
      case 'text':
        for (const part of value.parts) if (typeof part !== 'string') ofExpression(part, value, names, isReportedElsewhere);
        return text;
      case 'list':
        return { kind: 'list', of: typeOfAll(value.items.map((item) => typeOf(item, names, isReportedElsewhere))) };
      case 'map': {
        const fields = Object.entries(value.entries).map(([key, item]) => [key, typeOf(item, names, isReportedElsewhere)] as const);
        return { kind: 'object', fields: Object.fromEntries(fields) };
      }
    }
  };
  const checker: Checker = {
    ...known,
    report: (address, { start, end }, problem) => void problems.push({ address, start, end, problem }),
    typeOf,
    expect(value, wanted, names, what) {
      const before = problems.length;
      const wrong = misfit(typeOf(value, names), wanted, what);
      // An expression with a mistake in it has no type to speak of.
      if (wrong !== undefined && problems.length === before) checker.report(value.address, value.place, wrong);
    },
    steps(steps, around: Around) {
      for (const step of steps) checkStep(step, around, checker);
    },
  };
  return checker;
}

/** What follows the name of a field begins with its verb; anything else is a sentence of its own. */
function asSentence(message: string): string {
  return /^(?:must|is|has|can) /.test(message) ? message : `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}

function typeOfPlain(value: string | number | boolean | null): ValueType {
  if (value === null) return { kind: 'null' };
  return typeof value === 'string' ? text : { kind: typeof value === 'number' ? 'number' : 'boolean' };
}

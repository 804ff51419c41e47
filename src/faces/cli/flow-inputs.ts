import type { FieldProblem } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { FlowInput } from '../../flow/format/read-flow.ts';

/**
 * The inputs of a flow as they are typed, `--input folder=Inbox`: each is read as the type that the flow says.
 *
 * @param given - `name=value`, each.
 * @param inputs - What the flow takes.
 * @throws OnbehalfError INPUT_INVALID naming each that cannot be read.
 */
export function typedInputs(given: readonly string[], inputs: Readonly<Record<string, FlowInput>>): Record<string, unknown> {
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const word of given) {
    const at = word.indexOf('=');
    if (at < 1) {
      problems.push({ field: '--input', problem: `must be name=value, not "${word}".` });
      continue;
    }
    const name = word.slice(0, at);
    const read = typedValue(word.slice(at + 1), inputs[name]?.type);
    if ('problem' in read) problems.push({ field: `--input ${name}`, problem: read.problem });
    else values[name] = read.value;
  }
  if (problems.length > 0) throw inputError('onbehalf run', problems);
  return values;
}

function typedValue(text: string, type: FlowInput['type'] | undefined): { readonly value: unknown } | { readonly problem: string } {
  switch (type) {
    case 'number': {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? { value } : { problem: `must be a number, not "${text}".` };
    }
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: `must be true or false, not "${text}".` };
    case 'list':
    case 'object':
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return { problem: `must be JSON, such as ${type === 'list' ? '["a", "b"]' : '{"a": 1}'}.` };
      }
    default:
      return { value: text };
  }
}

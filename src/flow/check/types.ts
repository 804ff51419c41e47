import { text, unknown } from '../expressions/types.ts';
import type { ValueType } from '../expressions/value-type.ts';
import type { FlowInput } from '../format/read-flow.ts';

/** What a loop gives. */
export const loopResult: ValueType = {
  kind: 'object',
  name: 'the result of a loop',
  fields: { count: { kind: 'number' }, failed: { kind: 'number' } },
};

/** What `catch` knows of an error. */
export const errorType: ValueType = { kind: 'object', name: 'an error', fields: { code: text, message: text, remedy: text } };

/** The type of an input. */
export function typeOfInput({ type }: Pick<FlowInput, 'type'>): ValueType {
  switch (type) {
    case 'list':
      return { kind: 'list', of: unknown };
    case 'object':
      return { kind: 'object', fields: {}, open: true };
    default:
      return { kind: type };
  }
}

import { z } from 'zod';
import { orMissing, unknown } from './types.ts';
import type { ValueType } from './value-type.ts';

/** What is known about the values of a schema: of an activity's output, or of one of its inputs. */
export function typeOfSchema(schema: z.ZodType): ValueType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return orMissing(typeOfSchema(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodDefault) return orMissing(typeOfSchema(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodReadonly) return typeOfSchema(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return typeOfSchema(schema.in as z.ZodType);
  if (schema instanceof z.ZodLazy) return unknown;
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum || schema instanceof z.ZodStringFormat)
    return isDate(schema) ? { kind: 'date' } : { kind: 'text' };
  if (schema instanceof z.ZodNumber) return { kind: 'number' };
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (schema instanceof z.ZodNull) return { kind: 'null' };
  if (schema instanceof z.ZodArray) return { kind: 'list', of: typeOfSchema(schema.element as z.ZodType) };
  if (schema instanceof z.ZodLiteral) return typeOfValues([...schema.values]);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, typeOfSchema(field as z.ZodType)] as const);
    const { catchall } = schema.def;
    return {
      kind: 'object',
      fields: Object.fromEntries(fields),
      ...(catchall !== undefined && !(catchall instanceof z.ZodNever) && { open: true }),
    };
  }
  if (schema instanceof z.ZodRecord) return { kind: 'object', fields: {}, open: true };
  return unknown;
}

function isDate(schema: z.ZodType): boolean {
  return schema instanceof z.ZodISODateTime || schema instanceof z.ZodISODate;
}

function typeOfValues(values: readonly unknown[]): ValueType {
  const kinds = new Set(values.map((value) => typeof value));
  const [kind] = kinds;
  if (kinds.size !== 1) return unknown;
  if (kind === 'string') return { kind: 'text' };
  return kind === 'number' || kind === 'boolean' ? { kind } : unknown;
}

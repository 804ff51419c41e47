import { z } from 'zod';
import type { AnyActivity } from '../../core/activity.ts';
import { inputFor } from '../../core/each.ts';
import { fieldProblems } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import type { ValueType } from '../expressions/value-type.ts';
import { plainValue, type Value } from '../format/value.ts';
import type { Step, UseStep } from '../step.ts';
import type { Checker } from './checker.ts';
import type { Names } from './names.ts';

/**
 * Judges what an activity is given: every name, every value that is written, and the type of every value that is computed.
 *
 * @returns The type of its result.
 */
export function checkWith(step: Step & UseStep, activity: AnyActivity, names: Names, checker: Checker): ValueType {
  const { each } = activity;
  const fields = checker.fieldsOf(activity);
  for (const [name, value] of Object.entries(step.with)) {
    if (fields.some((field) => field.name === name)) continue;
    const known = fields.map((field) => field.name);
    checker.report(value.address, value.key ?? value.place, unknownField(activity, name, known));
  }
  const isList = each !== undefined && isListValue(step.with[each], names, checker);
  const plain = plainFields(step.with);
  for (const { name, schema: ofOne, isRequired } of fields) {
    const value = step.with[name];
    const schema = isList && name === each ? listOf(activity, name) : ofOne;
    if (value !== undefined) checkValue(value, schema, names, checker);
    else if (isRequired) checker.report([...step.address, 'with', name], step.place, `is required by ${activity.name}.`);
  }
  // What is refined about several fields can be judged where all are written.
  if (Object.keys(plain).length === Object.keys(step.with).length) checkTogether(step, activity, plain, checker);
  const of = checker.typeOfSchema(activity.output);
  if (isList) return { kind: 'list', of };
  return activity.many ? { kind: step.collect ? 'list' : 'stream', of } : of;
}

function listOf(activity: AnyActivity, field: string): z.ZodType {
  return inputFor(activity, { [field]: [] }).shape[field] as z.ZodType;
}

function isListValue(value: Value | undefined, names: Names, checker: Checker): boolean {
  if (value === undefined) return false;
  if (value.kind === 'list') return true;
  return value.kind === 'expression' && checker.typeOf(value, names, true).kind === 'list';
}

function plainFields(given: Readonly<Record<string, Value>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const plain = plainValue(value);
    if (plain) fields[name] = plain.value;
  }
  return fields;
}

function checkValue(value: Value, schema: z.ZodType, names: Names, checker: Checker): void {
  const plain = plainValue(value);
  if (plain) {
    const result = schema.safeParse(plain.value);
    if (result.success) return;
    for (const { field, problem } of fieldProblems(result.error)) {
      const { address, place } = valueAt(value, field);
      checker.report(address, place, problem);
    }
    return;
  }
  const inner = unwrapped(schema);
  if (value.kind === 'list' && inner instanceof z.ZodArray) {
    for (const item of value.items) checkValue(item, inner.element as z.ZodType, names, checker);
  } else if (value.kind === 'map' && inner instanceof z.ZodObject) {
    for (const [key, item] of Object.entries(value.entries)) {
      const field = inner.shape[key] as z.ZodType | undefined;
      if (field) checkValue(item, field, names, checker);
      else checker.report(item.address, item.key ?? item.place, 'is not known here.');
    }
  } else checker.expect(value, checker.typeOfSchema(schema), names);
}

function valueAt(value: Value, field: string): Value {
  let found = value;
  for (const part of field === '' ? [] : field.split('.')) {
    const next = found.kind === 'list' ? found.items[Number(part)] : found.kind === 'map' ? found.entries[part] : undefined;
    if (!next) break;
    found = next;
  }
  return found;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}

function checkTogether(step: Step & UseStep, activity: AnyActivity, plain: Readonly<Record<string, unknown>>, checker: Checker): void {
  const result = inputFor(activity, plain).safeParse(plain);
  if (result.success) return;
  for (const issue of result.error.issues) {
    // What one field alone has wrong with it is told already.
    if (issue.code !== 'custom') continue;
    const [first] = fieldProblems({ issues: [issue] });
    const value = step.with[String(issue.path[0] ?? '')];
    checker.report(value?.address ?? [...step.address, 'with'], value?.place ?? step.place, first?.problem ?? issue.message);
  }
}

function unknownField({ name }: AnyActivity, field: string, known: readonly string[]): string {
  const close = nearest(field, known);
  return close === undefined ? `is no input of ${name}; known are ${known.join(', ')}.` : `is no input of ${name}; did you mean ${close}?`;
}

import type { z } from 'zod';
import type { AnyActivity } from '../../core/activity.ts';
import type { Items } from '../../connection/index.ts';
import type { Io } from './io.ts';
import { printTable, type Column } from './table.ts';

/**
 * Prints what an activity gave: as data where that is asked for, many values as they come.
 * For a person: a table of many, the fields of one.
 */
export async function printResults(io: Io, activity: AnyActivity, result: Promise<unknown> | Items<unknown>): Promise<void> {
  if (!activity.many) {
    const value = await (result as Promise<unknown>);
    if (activity.each !== undefined && Array.isArray(value)) return printMany(io, activity, value as unknown[]);
    if (io.json) io.value(value ?? null);
    else if (value === undefined || value === null) io.say(`${io.style.good('Done.')} ${activity.title}`);
    else printFields(io, value);
    return;
  }
  await printMany(io, activity, result as Items<unknown>);
}

async function printMany(io: Io, activity: AnyActivity, items: AsyncIterable<unknown> | readonly unknown[]): Promise<void> {
  if (io.json) {
    io.items([]);
    for await (const item of items) io.item(item);
    return;
  }
  const rows: Record<string, unknown>[] = [];
  for await (const item of items) {
    const row = asRecord(item);
    // Without a terminal each row goes out as it comes, so that a pipe sees it at once.
    if (io.isTerminal) rows.push(row);
    else await printTable(io, [row], columnsOf(activity));
  }
  if (!io.isTerminal) return;
  if (rows.length === 0) io.say('Nothing found.');
  else await printTable(io, rows, columnsOf(activity));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value };
}

/** The columns of a table: the fields that the output schema marks with `column`, else its first five. */
function columnsOf(activity: AnyActivity): Column<Record<string, unknown>>[] {
  const marked = markedColumns(activity.output, (row) => row);
  if (marked.length > 0) return marked;
  return Object.keys(shapeOf(activity.output))
    .slice(0, 5)
    .map((field) => ({ heading: field, cell: (row) => show(row[field]) }));
}

/** Marked fields, also those of objects inside. @param reach - How a row leads to the object that has the fields. */
function markedColumns(
  schema: z.ZodType,
  reach: (row: Record<string, unknown>) => Record<string, unknown>,
): Column<Record<string, unknown>>[] {
  return Object.entries(shapeOf(schema)).flatMap(([field, inner]) => {
    const heading = inner.meta()?.['column'];
    if (typeof heading === 'string') return [{ heading, cell: (row: Record<string, unknown>) => show(reach(row)[field]) }];
    return markedColumns(inner, (row) => asRecord(reach(row)[field]));
  });
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  return 'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {};
}

function printFields(io: Io, value: unknown): void {
  if (typeof value !== 'object' || value === null) return io.out(String(value));
  for (const [field, content] of Object.entries(value)) {
    const text = show(content);
    // Later lines of a text stand in, so that none of them can pass for a field of its own.
    if (text !== '') io.out(`${io.style.dim(`${field}:`)} ${text.replace(/\r?\n/g, '\n  ')}`);
  }
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(show).filter(Boolean).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && isoInstant.test(value))
    return new Date(value).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
  if (typeof value !== 'object') return String(value);
  const { name, address } = value as { name?: unknown; address?: unknown };
  if (typeof address === 'string') return typeof name === 'string' && name !== '' && name !== address ? `${name} <${address}>` : address;
  return JSON.stringify(value);
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

import { idOf, type IdReference } from '../id-reference.ts';
import type { ToInstant } from '../date-times.ts';
import { priorities, progresses } from './task.ts';
import type { Fields } from './versioned.ts';

/** What a task is to be, by the names of our inputs. */
export interface TaskWish {
  readonly title?: string | undefined;
  readonly bucket?: IdReference | undefined;
  readonly progress?: keyof typeof progresses | undefined;
  readonly percentComplete?: number | undefined;
  readonly priority?: keyof typeof priorities | undefined;
  readonly startAt?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly orderHint?: string | undefined;
}

/** What is added to and taken from a task, by key. */
export interface TaskParts {
  readonly assign: readonly string[];
  readonly unassign: readonly string[];
  readonly addLabels: readonly string[];
  readonly removeLabels: readonly string[];
}

/** A change of a task: the body for Graph, and what it sets by the names of our inputs. */
export interface TaskChange {
  readonly body: Readonly<Record<string, unknown>>;
  readonly wanted: Fields;
}

/** What Graph is told so that a task becomes what is wished. @param cleared - Inputs of which the task is to have none. */
export function taskChange(
  wish: TaskWish,
  parts: TaskParts,
  toInstant: ToInstant,
  cleared: readonly ('bucket' | 'startAt' | 'dueAt')[] = [],
): TaskChange {
  const instant = (text: string | undefined): string | undefined => text && toInstant(text).toISOString().replace('.000Z', 'Z');
  const none = (field: 'bucket' | 'startAt' | 'dueAt'): null | undefined => (cleared.includes(field) ? null : undefined);
  const set = {
    title: wish.title,
    bucket: wish.bucket === undefined ? none('bucket') : idOf(wish.bucket),
    percentComplete: wish.percentComplete ?? (wish.progress && progresses[wish.progress]),
    priority: wish.priority,
    startAt: instant(wish.startAt) ?? none('startAt'),
    dueAt: instant(wish.dueAt) ?? none('dueAt'),
  };
  const { bucket: bucketId, startAt: startDateTime, dueAt: dueDateTime, priority, ...same } = set;
  const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' };
  const assignments = { ...keyed(parts.unassign, null), ...keyed(parts.assign, assignment) };
  const appliedCategories = { ...keyed(parts.removeLabels, false), ...keyed(parts.addLabels, true) };
  return {
    body: given({
      ...same,
      bucketId,
      priority: priority && priorities[priority],
      startDateTime,
      dueDateTime,
      orderHint: wish.orderHint,
      assignments: nonEmpty(assignments),
      appliedCategories: nonEmpty(appliedCategories),
    }),
    wanted: given({
      ...set,
      ...named('assignedTo', parts.unassign, null),
      ...named('assignedTo', parts.assign, true),
      ...named('labels', parts.removeLabels, null),
      ...named('labels', parts.addLabels, true),
    }),
  };
}

function keyed<Value>(keys: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, value]));
}

function named(list: string, keys: readonly string[], value: true | null): Fields {
  return keyed(
    keys.map((key) => `${list}/${key}`),
    value,
  );
}

function nonEmpty(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  return Object.keys(values).length > 0 ? values : undefined;
}

function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

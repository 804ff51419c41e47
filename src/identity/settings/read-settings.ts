import { z } from 'zod';
import { entryOf } from '../../core/entry-of.ts';
import type { FieldProblem } from '../../core/errors.ts';
import { fieldProblems, inputError } from '../../core/input.ts';
import { oldNames, oldValues, ruleProblems, unavailableValues } from './settings-rules.ts';
import { settingsSchema, type ScopeSettings, type SettingName } from './settings.ts';

/** One thing that is wrong with the settings. */
export interface SettingProblem extends FieldProblem {
  /** The values that may stand there, where they can be listed. */
  readonly allowed?: readonly string[];
}

/** Settings are read once: a program made for reading many would cost more than it saves. */
const readOnce = { jitless: true };

/** What each setting is, for forms, flags and pages: description, default, and the values that may stand there. */
export function describeSettings(): {
  readonly name: SettingName;
  readonly description: string;
  readonly default?: unknown;
  readonly allowed?: readonly string[];
}[] {
  const defaults: Readonly<Record<string, unknown>> = { ...settingsSchema.parse({}), oauthApplication: 'UiPath' };
  return Object.entries(settingsSchema.shape).map(([name, field]) => {
    const allowed = allowedFor(name);
    return {
      name: name as SettingName,
      description: field.description ?? '',
      ...(defaults[name] !== undefined && { default: defaults[name] }),
      ...(allowed && { allowed }),
    };
  });
}

/**
 * Everything that is wrong with settings, at once: unknown names, wrong values, and what does not go together
 * (`settings-rules.ts`). An empty list means that they can be used.
 */
export function settingsProblems(raw: unknown): SettingProblem[] {
  return check(raw).problems;
}

/** What is wrong with settings, and what they are where nothing is. */
function check(raw: unknown): { readonly problems: SettingProblem[]; readonly settings?: z.output<typeof settingsSchema> | undefined } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { problems: [{ field: '', problem: 'The settings must be an object.' }] };
  const given = givenOnly(raw);
  const result = settingsSchema.strict().safeParse(given, readOnce);
  const problems = result.success
    ? []
    : fieldProblems(result.error, Object.keys(settingsSchema.shape)).map((problem) => inOurNames(problem, given));
  const wrong = new Set(problems.map(({ field }) => field));
  // A rule about a field that is wrong in itself would only say the same twice.
  const broken = wrong.has('authenticationType') ? [] : ruleProblems(given).filter(({ field }) => !wrong.has(field));
  const found = [...problems, ...broken].map((problem) => {
    const allowed = allowedFor(problem.field);
    return allowed ? { ...problem, allowed } : problem;
  });
  return { problems: found, settings: result.data };
}

/**
 * Reads settings. A text that is empty counts as left out.
 *
 * @throws OnbehalfError SETTINGS_INVALID with everything that is wrong.
 */
export function readSettings(raw: unknown): ScopeSettings {
  const { problems, settings } = check(raw);
  if (problems.length > 0 || settings === undefined)
    throw inputError('The settings of the Microsoft 365 Scope', problems, 'SETTINGS_INVALID');
  return {
    ...settings,
    oauthApplication: settings.oauthApplication ?? (settings.authenticationType === 'InteractiveToken' ? 'UiPath' : 'Custom'),
  };
}

function givenOnly(raw: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')),
  );
}

/** Says more where a name or a value is one that other products or older versions use. */
function inOurNames({ field, problem }: FieldProblem, given: Readonly<Record<string, unknown>>): FieldProblem {
  const newName = entryOf(oldNames, field);
  if (newName) return { field, problem: `is an old name; use ${newName}.` };
  const value = given[field];
  if (typeof value !== 'string') return { field, problem };
  const why = entryOf(entryOf(unavailableValues, field) ?? {}, value);
  if (why) return { field, problem: `${value} ${why}` };
  const newValue = entryOf(entryOf(oldValues, field) ?? {}, value);
  if (newValue) return { field, problem: `${value} is called ${newValue} here.` };
  return { field, problem };
}

function allowedFor(field: string): readonly string[] | undefined {
  const shape: Readonly<Record<string, z.ZodType | undefined>> = settingsSchema.shape;
  let type: unknown = shape[field];
  while (type instanceof z.ZodDefault || type instanceof z.ZodOptional) type = type.unwrap();
  return type instanceof z.ZodEnum ? type.options.map(String) : undefined;
}

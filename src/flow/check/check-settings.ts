import type { z } from 'zod';
import { isSecretReference, secretSettings, settingsSchema } from '../../connection/index.ts';
import { fieldProblems } from '../../core/input.ts';
import { plainValue, type Value } from '../format/value.ts';
import type { Checker } from './checker.ts';
import type { Names } from './names.ts';

const secrets: ReadonlySet<string> = new Set(secretSettings);
const schemas: Readonly<Record<string, z.ZodType | undefined>> = settingsSchema.shape;

/** Judges what a scope says about its connection: each value by itself, for what goes together a named connection may complete. No secret stands in a flow. */
export function checkSettings(settings: Readonly<Record<string, Value>>, names: Names, checker: Checker): void {
  for (const [name, value] of Object.entries(settings)) {
    checker.typeOf(value, names);
    const plain = plainValue(value);
    if (plain && secrets.has(name) && !isSecretReference(plain.value)) {
      checker.report(
        value.address,
        value.place,
        'must say where the secret is, and not the secret itself: env:NAME, file:/path or keystore:NAME; or name a connection.',
      );
      continue;
    }
    const result = plain && schemas[name]?.safeParse(plain.value);
    if (!result || result.success) continue;
    for (const { problem } of fieldProblems(result.error)) checker.report(value.address, value.place, problem);
  }
}

import { z } from 'zod';
import { settingsSchema } from '../../connection/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { commonShape } from '../format/common.ts';
import { flowShape, inputTypes } from '../format/read-flow.ts';
import { errorKinds } from '../format/shapes.ts';
import { verbs } from '../verbs/verbs.ts';
import type { Offer } from './completion.ts';
import { keysAround, type TextPlace } from './text-place.ts';
import { holderBelow, type Holder } from './what-is-there.ts';

type Shape = Readonly<Record<string, unknown>>;

const scopeShape =
  (verbs.find(({ verb }) => verb === 'microsoft365Scope')?.shape['microsoft365Scope'] as z.ZodObject | undefined)?.shape ?? {};
const retryShape = (commonShape.retry.unwrap() as z.ZodObject).shape;

/** What keys can be written, of those that are not there yet. */
export async function keyOffers(text: string, place: TextPlace, catalogue: Catalogue): Promise<Offer[]> {
  const { holder, step } = holderBelow(place.parts);
  const there = place.column < 0 ? new Set(place.inBraces) : new Set(keysAround(text, place).keys());
  const free = (offers: readonly Offer[]): Offer[] => offers.filter(({ label }) => !there.has(label));
  switch (holder) {
    case 'flow':
      return free(keysOf(flowShape, 'key'));
    case 'input':
      return free(['type', 'default', 'description'].map((label) => keyOffer(label, 'key')));
    case 'step':
      return free(stepOffers(there));
    case 'steps':
      return stepOffers(new Set()).map((offer) => ({ ...offer, insert: `- ${offer.insert ?? offer.label}` }));
    case 'scope':
      return free(keysOf(scopeShape, 'key'));
    case 'case':
      return free(['when', 'steps'].map((label) => keyOffer(label, 'key')));
    case 'catch':
      return free(['on', 'as', 'steps'].map((label) => keyOffer(label, 'key')));
    case 'retry':
      return free(keysOf(retryShape, 'key'));
    case 'permissions':
      return free(['add', 'remove'].map((label) => keyOffer(label, 'key')));
    case 'with': {
      const activity = await catalogue.find(step ? (stepKeys(text, step).get('use') ?? '') : '');
      const fields = activity ? keysOf(activity.input.shape, 'field') : [];
      const isNeeded = ({ label }: Offer): boolean =>
        (activity?.input.shape[label] as z.ZodType | undefined)?.safeParse(undefined).success === false;
      return free([...fields.filter(isNeeded), ...fields.filter((offer) => !isNeeded(offer))]);
    }
    default:
      return [];
  }
}

/** What values can be written behind the last key. */
export async function valueOffers(text: string, { parts }: TextPlace, catalogue: Catalogue): Promise<Offer[]> {
  const { holder, step } = holderBelow(parts.slice(0, -1));
  const { key = '' } = parts.at(-1) ?? {};
  if (holder === 'step' && key === 'use') {
    const names = await catalogue.names();
    return Promise.all(
      names.map(async (label): Promise<Offer> => {
        const activity = await catalogue.find(label);
        return { label, kind: 'activity', ...(activity && { detail: activity.summary }) };
      }),
    );
  }
  if (holder === 'step' && key in { break: 1, continue: 1 }) return [{ label: 'true', kind: 'value' }];
  if (holder === 'flow' && key === 'version') return [{ label: '1', kind: 'value' }];
  if (holder === 'input' && key === 'type') return inputTypes.map((label) => ({ label, kind: 'value' }));
  if ((holder === 'catch' || holder === 'retry') && key === 'on')
    return Object.keys(errorKinds).map((label) => ({ label, kind: 'value', insert: `[${label}]` }));
  if (holder === 'with') {
    const activity = await catalogue.find(step ? (stepKeys(text, step).get('use') ?? '') : '');
    return allowedOf(activity?.input.shape[key]);
  }
  return allowedOf(shapeOf(holder, key));
}

function shapeOf(holder: Holder, key: string): unknown {
  if (holder === 'scope') return (settingsSchema.shape as Shape)[key];
  if (holder === 'step') return (commonShape as Shape)[key] ?? (key === 'collect' ? z.boolean() : undefined);
  return undefined;
}

/** The values that a schema lists. */
function allowedOf(schema: unknown): Offer[] {
  const inner = unwrapped(schema);
  const values =
    inner instanceof z.ZodBoolean
      ? [true, false]
      : inner instanceof z.ZodEnum
        ? inner.options
        : inner instanceof z.ZodLiteral
          ? [...inner.values]
          : [];
  const listed = inner instanceof z.ZodUnion ? inner.options.flatMap((option) => allowedOf(option)) : [];
  return [...values.map((value): Offer => ({ label: String(value), kind: 'value' })), ...listed];
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema;
}

function stepOffers(there: ReadonlySet<string>): Offer[] {
  const verb = verbs.find(({ verb: key, shape }) => there.has(key) && !(key === 'parallel' && there.has('forEach')) && shape);
  if (verb) return [...keysOf(verb.shape, 'key'), ...keysOf(commonShape, 'key')];
  return [...verbs.map(({ verb: label, summary }): Offer => keyOffer(label, 'verb', summary)), ...keysOf(commonShape, 'key')];
}

function keysOf(shape: Shape, kind: Offer['kind']): Offer[] {
  return Object.entries(shape).map(([key, schema]) => keyOffer(key, kind, (schema as z.ZodType).description));
}

function keyOffer(label: string, kind: Offer['kind'], detail?: string): Offer {
  return { label, kind, insert: `${label}: `, ...(detail !== undefined && { detail }) };
}

function stepKeys(text: string, { line, column }: { readonly line: number; readonly column: number }): Map<string, string> {
  const own = text.split('\n')[line] ?? '';
  const rest = own.slice(column + 1);
  return keysAround(text, { line, column: column + 1 + rest.length - rest.trimStart().length });
}

import { mail } from 'onbehalf';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { mail as source } from '../../src/activities/index.ts';
import type { AnyActivity, WrittenInput } from '../../src/core/activity.ts';

type Published = typeof mail;
type Source = typeof source;
type Verb = keyof Source;
type Output<A extends AnyActivity> = z.output<A['output']>;
/** Whether a list or a property may be changed makes no difference to whoever hands it in. */
type Fixed<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Fixed<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Fixed<T[K]> }
      : T;
type Same<One, Other> = [Fixed<One>] extends [Fixed<Other>] ? ([Fixed<Other>] extends [Fixed<One>] ? true : false) : false;

/** The types in the package are written from the definitions; the compiler says whether they are what the definitions accept and give. */
type Agreement = {
  readonly [V in Verb]: readonly [
    input: Same<WrittenInput<Published[V]>, WrittenInput<Source[V]>>,
    output: Same<Output<Published[V]>, Output<Source[V]>>,
    name: Same<Published[V]['name'], Source[V]['name']>,
    calls: Same<Published[V]['calls'][number]['operation'], Source[V]['calls'][number]['operation']>,
  ];
};

const agrees = [true, true, true, true] as const;
const agreement: Agreement = {
  list: agrees,
  send: agrees,
  reply: agrees,
  forward: agrees,
  move: agrees,
  delete: agrees,
  setCategories: agrees,
  forEach: agrees,
  get: agrees,
  newest: agrees,
  thread: agrees,
  folders: agrees,
  archive: agrees,
  mark: agrees,
  sendDraft: agrees,
  downloadAttachments: agrees,
  download: agrees,
  turnOnAutomaticReplies: agrees,
  turnOffAutomaticReplies: agrees,
};

test('the published types are those of the definitions, for every activity', () => {
  expect(Object.keys(agreement)).toEqual(Object.keys(mail));
  expect(Object.keys(mail)).toEqual(Object.keys(source));
});

import { useSignal, useSignalEffect } from '@preact/signals';
import type { Address, CompletionView, FormSchema } from '../../src/faces/studio/protocol.ts';
import { isWithin } from '../state/address.ts';
import { setValue } from '../state/set-value.ts';
import type { StudioState } from '../state/studio-state.ts';
import { ChooseButton, Picker } from '../choices/choose-button.tsx';
import { Control } from './control.tsx';
import { kindOf, labelOf, type Schema } from './field-kind.ts';

/** One property of a step. */
export interface FieldOptions {
  readonly state: StudioState;
  readonly name: string;
  readonly schema: Schema;
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Where its value stands, or would stand. */
  readonly address: Address;
  /** Undefined where nothing is set. */
  readonly value: unknown;
  readonly isRequired: boolean;
  /** The keys beside it in their order. */
  readonly order: readonly string[];
  /** The way to it from the input of the activity; undefined for what is no input of one. */
  readonly way?: readonly string[];
  /** What fields name in Microsoft 365, by their ways. */
  readonly names: FormSchema['names'];
}

/** Label, value, what it is for, and what is wrong with it. */
export function Field(options: FieldOptions) {
  const { state, name, schema, definitions, address, value, isRequired, order } = options;
  const kind = kindOf(name, schema, definitions);
  const isWritten = isExpression(value);
  const isChoosing = useSignal(false);
  const wantsExpression = useSignal(isWritten || (value === undefined && kind.kind === 'text' && kind.isExpressionFirst));
  // Another step, or an undo, has another value.
  const shown = useSignal(value);
  shown.value = value;
  useSignalEffect(() => {
    if (shown.value !== undefined) wantsExpression.value = isExpression(shown.value);
  });
  const id = `field-${address.join('-')}`;
  const problems = state.flow.value?.problems.filter((problem) => isWithin(problem.address, address)) ?? [];
  if (kind.kind === 'group')
    return (
      <fieldset class="field group">
        <legend>{labelOf(name)}</legend>
        {Object.entries(kind.properties).map(([inner, innerSchema]) => (
          <Field
            key={inner}
            {...options}
            name={inner}
            schema={innerSchema}
            address={[...address, inner]}
            value={Object(value)[inner]}
            isRequired={kind.required.includes(inner) && value !== undefined}
            {...(options.way && { way: [...options.way, inner] })}
            order={Object.keys(kind.properties)}
          />
        ))}
      </fieldset>
    );
  const isComputed = wantsExpression.value;
  const commit = (next: unknown): Promise<void> =>
    state.inTurn(() => setValue(state, address, next, value, { order, label: labelOf(name) }));
  const thing = options.way && options.names[options.way.join('.')];
  return (
    <div class={`field ${problems.length > 0 ? 'wrong' : ''}`}>
      <div class="field-head">
        <label for={id}>
          {labelOf(name)}
          {isRequired && <span class="required"> required</span>}
        </label>
        {thing && <ChooseButton label={labelOf(name)} thing={thing} isOpen={isChoosing} />}
        <button
          type="button"
          class="fx"
          aria-pressed={isComputed}
          aria-label={`fx, expression for ${labelOf(name)}`}
          title={isComputed ? 'An expression; press for a plain value' : 'A plain value; press for an expression'}
          onClick={() => (wantsExpression.value = !isComputed)}
        >
          fx
        </button>
      </div>
      <Control
        id={id}
        kind={isComputed ? { kind: 'expression' } : kind}
        value={value}
        schema={schema}
        described={`${id}-hint`}
        isWrong={problems.length > 0}
        offers={(typed) => expressionOffers(state, typed)}
        commit={commit}
      />
      {thing && isChoosing.value && options.way && (
        <Picker
          state={state}
          id={id}
          label={labelOf(name)}
          thing={thing}
          address={address}
          way={options.way}
          take={async (chosen) => {
            isChoosing.value = false;
            await commit(kind.kind === 'lines' ? [...(Array.isArray(value) ? value : []), chosen] : chosen);
            // The field may stand elsewhere in the form now.
            requestAnimationFrame(() => document.getElementById(id)?.focus());
          }}
          close={() => (isChoosing.value = false)}
        />
      )}
      {problems.map(({ message, line, column }) => (
        <p class="problem" key={`${line} ${column} ${message}`}>
          {message}
        </p>
      ))}
      <p class="hint" id={`${id}-hint`}>
        {schema.description}
      </p>
    </div>
  );
}

/** True for a whole `${...}`. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{[\s\S]*\}$/.test(value);
}

/** What the check says can be written in an expression of the chosen step. */
async function expressionOffers({ api, flow, step }: StudioState, typed: string): Promise<readonly CompletionView[]> {
  const [path, address] = [flow.value?.path, step.value?.address];
  if (path === undefined || !address) return [];
  return api.post<readonly CompletionView[]>('flow/expression', { path, step: address, typed }).catch(() => []);
}

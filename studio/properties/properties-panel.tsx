import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FormSchema, StepNode } from '../../src/faces/studio/protocol.ts';
import { Effect, Icon, iconOf } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import { commands } from '../designer/commands.ts';
import { selectedSteps } from '../state/selection.ts';
import { commentStep } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { Field, type FieldOptions } from './field.tsx';
import type { Schema } from './field-kind.ts';

/** What the chosen step is given: what is set and what must be first, the rest under More. */
export function PropertiesPanel({ state }: { readonly state: StudioState }) {
  const step = state.step.value;
  const count = selectedSteps(state).length;
  return (
    <section class="panel properties" aria-labelledby="properties-heading">
      <h2 id="properties-heading">Properties</h2>
      {!step && <p class="hint">Choose a step to see what it is given.</p>}
      {step && count > 1 && (
        <>
          <h3>{count} steps</h3>
          <p class="hint">They are moved, copied and removed together. Choose one of them to see what it is given.</p>
          <StepActions state={state} />
        </>
      )}
      {step && count === 1 && <StepForm state={state} step={step} />}
    </section>
  );
}

function StepForm({ state, step }: { readonly state: StudioState; readonly step: StepNode }) {
  const form = useSignal<FormSchema | undefined>(undefined);
  const { what } = step;
  const path = state.flow.value?.path ?? '';
  useEffect(() => {
    let isWanted = true;
    form.value = undefined;
    const load = async (kind: string): Promise<void> => {
      const found = await orTold(state, () => state.api.get<FormSchema>('form', { path, what: kind }));
      if (isWanted) form.value = found;
    };
    if (what !== null) void load(what);
    return () => {
      isWanted = false;
    };
  }, [what, path]);
  const summary = state.palette.value.find((item) => item.what === what)?.summary;
  return (
    <>
      <div class="step-head">
        <span class={`glyph ${step.effect}`}>
          <Icon name={iconOf(what)} />
        </span>
        <div class="words">
          <h3>{step.title}</h3>
          <p class="hint">{summary}</p>
        </div>
        <Effect of={step.effect} />
      </div>
      <StepActions state={state} />
      {form.value && <Fields key={JSON.stringify([what, step.address])} state={state} step={step} form={form.value} />}
      <CommentField key={JSON.stringify(step.address)} state={state} step={step} />
    </>
  );
}

/** What is done most often; the menu has the rest. */
function StepActions({ state }: { readonly state: StudioState }) {
  const { duplicate, disable, wrap, remove } = commands;
  return (
    <div class="step-actions">
      {[duplicate, disable, wrap, remove].map((command, at) => (
        <button key={at} type="button" class="quiet" title={command.keys} onClick={() => void state.inTurn(() => command.run(state))}>
          {command.label(state)}
        </button>
      ))}
    </div>
  );
}

/** The comment lines above the step: what people say about it is a part of the file. */
function CommentField({ state, step }: { readonly state: StudioState; readonly step: StepNode }) {
  const comment = step.comment ?? '';
  return (
    <div class="field comment-field">
      <label for="field-comment">Comment</label>
      <textarea
        id="field-comment"
        rows={Math.max(1, comment.split('\n').length)}
        placeholder="None"
        value={comment}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value.trimEnd();
          void state.inTurn(() => commentStep(state, step, text));
        }}
      />
    </div>
  );
}

function Fields({ state, step, form }: { readonly state: StudioState; readonly step: StepNode; readonly form: FormSchema }) {
  const { at, properties, required, common } = form;
  const holder = at.reduce<unknown>((value, key) => Object(value)[key], step.values) as Readonly<Record<string, unknown>> | undefined;
  const own = Object.entries(properties).map(([name, schema]): FieldOptions => ({
    state,
    name,
    schema: schema as Schema,
    definitions: form.$defs as FieldOptions['definitions'],
    address: [...step.address, ...at, name],
    value: holder?.[name],
    isRequired: required.includes(name),
    order: Object.keys(properties),
    way: [name],
    names: form.names,
  }));
  const shared = Object.entries(common).map(([name, schema]): FieldOptions => ({
    state,
    name,
    schema: schema as Schema,
    definitions: {},
    address: [...step.address, name],
    value: step.values[name],
    isRequired: false,
    order: [],
    names: {},
  }));
  const isFirst = ({ value, isRequired, name }: FieldOptions): boolean => value !== undefined || isRequired || name === 'id';
  const all = [...own, ...shared];
  const first = [...all.filter((field) => isFirst(field) && field.name !== 'id'), ...all.filter(({ name }) => name === 'id')];
  const rest = all.filter((field) => !isFirst(field));
  return (
    <div class="fields">
      {first.map((field) => (
        <Field key={field.name} {...field} />
      ))}
      {rest.length > 0 && (
        <details class="more">
          <summary>More ({rest.length})</summary>
          {rest.map((field) => (
            <Field key={field.name} {...field} />
          ))}
        </details>
      )}
    </div>
  );
}

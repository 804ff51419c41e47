import { useSignal } from '@preact/signals';
import type { CompletionView } from '../../src/faces/studio/protocol.ts';
import { ExpressionInput } from './expression-input.tsx';
import type { FieldKind, Schema } from './field-kind.ts';

/** What a control is made from. */
export interface ControlOptions {
  readonly id: string;
  readonly kind: FieldKind | { readonly kind: 'expression' };
  readonly value: unknown;
  readonly schema: Schema;
  /** Id of the text that says what it is for. */
  readonly described: string;
  readonly isWrong: boolean;
  /** Told of another value; undefined: none any more. */
  commit(value: unknown): Promise<void>;
  /** What can be written in an expression behind what is typed. */
  offers(typed: string): Promise<readonly CompletionView[]>;
}

/** The native control that fits a value. */
export function Control(options: ControlOptions) {
  const { id, kind, value, schema, described, isWrong, commit, offers } = options;
  const common = { id, 'aria-describedby': described, 'aria-invalid': isWrong ? true : undefined };
  const standard = schema.default === undefined ? '' : `Default: ${String(schema.default)}`;
  switch (kind.kind) {
    case 'expression':
      return (
        <ExpressionInput
          common={common}
          value={inner(value)}
          offers={offers}
          commit={(text) => commit(text === '' ? undefined : `\${${text}}`)}
        />
      );
    case 'flag':
      return (
        <select
          {...common}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget }) => commit(currentTarget.value === '' ? undefined : currentTarget.value === 'true')}
        >
          <option value="">{schema.default === undefined ? 'Not set' : `Not set (${String(schema.default)})`}</option>
          <option value="true">Yes</option>
          <option value="false">No</option>
        </select>
      );
    case 'choice':
      return (
        <select
          {...common}
          value={value === undefined ? '' : JSON.stringify(value)}
          onChange={({ currentTarget }) => commit(currentTarget.value === '' ? undefined : JSON.parse(currentTarget.value))}
        >
          <option value="">{standard === '' ? 'Not set' : `Not set (${String(schema.default)})`}</option>
          {kind.of.map((one) => (
            <option key={String(one)} value={JSON.stringify(one)}>
              {String(one)}
            </option>
          ))}
        </select>
      );
    case 'number':
      return (
        <input
          {...common}
          type="number"
          step="any"
          min={schema.minimum}
          max={schema.maximum}
          placeholder={standard}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget }) => commit(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
        />
      );
    case 'lines':
      return <Lines {...options} />;
    case 'text':
      return kind.isLong || String(value ?? '').includes('\n') ? (
        <textarea
          {...common}
          rows={3}
          placeholder={standard}
          value={plain(value)}
          onChange={({ currentTarget }) => commit(currentTarget.value === '' ? undefined : currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          placeholder={standard}
          value={plain(value)}
          onChange={({ currentTarget }) => commit(currentTarget.value === '' ? undefined : currentTarget.value)}
        />
      );
    default:
      return <Data {...options} />;
  }
}

function Lines({ id, value, described, isWrong, commit }: ControlOptions) {
  const text = Array.isArray(value) ? value.map(plain).join('\n') : plain(value);
  const read = (typed: string): void => {
    const lines = typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    commit(lines.length === 0 ? undefined : lines);
  };
  return (
    <textarea
      id={id}
      rows={Math.max(2, text.split('\n').length)}
      aria-describedby={described}
      aria-invalid={isWrong ? true : undefined}
      placeholder="One in each line"
      value={text}
      onChange={({ currentTarget }) => read(currentTarget.value)}
    />
  );
}

/** What no simpler control fits, as JSON. */
function Data({ id, value, described, isWrong, commit }: ControlOptions) {
  const problem = useSignal('');
  const read = (typed: string): void => {
    problem.value = '';
    if (typed.trim() === '') return void commit(undefined);
    try {
      void commit(JSON.parse(typed) as unknown);
    } catch {
      problem.value = 'This is not JSON: texts stand in double quotes, names too.';
    }
  };
  return (
    <>
      <textarea
        id={id}
        class="code"
        rows={3}
        spellcheck={false}
        aria-describedby={described}
        aria-invalid={isWrong || problem.value !== '' ? true : undefined}
        value={value === undefined ? '' : JSON.stringify(value, null, 1)}
        onChange={({ currentTarget }) => read(currentTarget.value)}
      />
      {problem.value !== '' && <p class="problem">{problem}</p>}
    </>
  );
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function inner(value: unknown): string {
  return typeof value === 'string' ? (/^\$\{([\s\S]*)\}$/.exec(value)?.[1]?.trim() ?? '') : '';
}

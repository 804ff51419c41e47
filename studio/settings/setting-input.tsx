import { useSignal } from '@preact/signals';
import type { SettingField } from '../../src/faces/studio/protocol-settings.ts';

type Row = Readonly<Record<string, string>>;

/** A setting in the form. @param value - As it is written or marked; undefined where it is left out. @param mark - Told of another value; null: left out. */
export function SettingInput({
  field,
  value,
  standard,
  mark,
}: {
  readonly field: SettingField;
  readonly value: unknown;
  readonly standard: unknown;
  mark(value: unknown): void;
}) {
  const { key, kind, description, choices = [], columns = [] } = field;
  const id = `setting-${key}`;
  const says = `${id}-says`;
  if (kind === 'rows') return <Rows field={field} columns={columns} value={value} mark={mark} />;
  return (
    <div class="field">
      <label for={id}>{key}</label>
      {kind === 'choice' && (
        <select
          id={id}
          aria-describedby={says}
          value={String(value ?? standard)}
          onChange={({ currentTarget }) => mark(currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
      {kind === 'text' && (
        <input
          id={id}
          aria-describedby={says}
          value={typeof value === 'string' ? value : ''}
          placeholder={typeof standard === 'string' ? standard : ''}
          onChange={({ currentTarget }) => mark(currentTarget.value === '' ? null : currentTarget.value)}
        />
      )}
      {kind === 'texts' && (
        <textarea
          id={id}
          aria-describedby={says}
          rows={3}
          value={Array.isArray(value) ? value.map(String).join('\n') : ''}
          onChange={({ currentTarget }) => {
            const lines = currentTarget.value.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
            mark(lines.length === 0 ? null : lines);
          }}
        />
      )}
      <p class="hint" id={says}>
        {description} {kind === 'texts' && 'One on each line.'}
      </p>
    </div>
  );
}

/** A list of maps: a line each, with a field for each of its texts. */
function Rows(options: {
  readonly field: SettingField;
  readonly columns: NonNullable<SettingField['columns']>;
  readonly value: unknown;
  mark(value: unknown): void;
}) {
  const { field, columns, value, mark } = options;
  const written = Array.isArray(value) ? value.map((row) => Object(row) as Row) : [];
  // A line that has nothing in it yet is no part of the file.
  const extra = useSignal(0);
  const rows: readonly Row[] = [...written, ...Array.from({ length: extra.value }, () => ({}))];
  const change = (at: number, row: Row | undefined): void => {
    const all = rows.flatMap((each, index) => (index === at ? (row ? [row] : []) : [each])).filter((each) => Object.keys(each).length > 0);
    extra.value = Math.max(0, (row ? rows.length : rows.length - 1) - all.length);
    mark(all.length === 0 ? null : all);
  };
  const set = (at: number, key: string, text: string): void => {
    const { [key]: _before, ...rest } = rows[at] ?? {};
    const row: Row = { ...rest, ...(text !== '' && { [key]: text }) };
    change(
      at,
      Object.fromEntries(columns.flatMap((column) => (row[column.key] === undefined ? [] : [[column.key, row[column.key] ?? '']]))),
    );
  };
  return (
    <fieldset class="group">
      <legend>{field.key}</legend>
      <p class="hint">{field.description}</p>
      {rows.map((row, at) => (
        <div class="setting-row" key={at}>
          {columns.map(({ key, description }) => (
            <input
              key={key}
              aria-label={`${key} of ${field.key} ${at + 1}`}
              placeholder={key}
              title={description}
              value={row[key] ?? ''}
              onChange={({ currentTarget }) => set(at, key, currentTarget.value)}
            />
          ))}
          <button type="button" class="quiet" aria-label={`Take out ${field.key} ${at + 1}`} onClick={() => change(at, undefined)}>
            Take out
          </button>
        </div>
      ))}
      <button type="button" class="quiet" aria-label={`Add to ${field.key}`} onClick={() => (extra.value += 1)}>
        Add
      </button>
    </fieldset>
  );
}

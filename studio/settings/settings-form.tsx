import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SettingChange, SettingsLook, SettingsView } from '../../src/faces/studio/protocol-settings.ts';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { SettingInput } from './setting-input.tsx';

/** The settings of the project file: changes are marked first, with the lines that they change, and made by Save. */
export function SettingsForm({ state }: { readonly state: StudioState }) {
  const view = useSignal<SettingsView | undefined>(undefined);
  const marked = useSignal<readonly SettingChange[]>([]);
  const look = useSignal<SettingsLook | undefined>(undefined);
  const load = async (): Promise<void> => {
    view.value = await orTold(state, () => state.api.get<SettingsView>('settings'));
  };
  useEffect(() => void load(), []);
  const show = async (): Promise<void> => {
    const changes = marked.value;
    const hash = view.value?.hash;
    const found =
      changes.length === 0 ? undefined : await orTold(state, () => state.api.post<SettingsLook>('settings/look', { hash, changes }));
    // Something else may have been marked since.
    if (changes === marked.value) look.value = found;
  };
  const mark = (key: string, value: unknown): void => {
    const before = view.value?.values[key] ?? null;
    const others = marked.value.filter((one) => one.key !== key);
    const isSame = JSON.stringify(before) === JSON.stringify(value);
    marked.value = isSame ? others : [...others, { key, value }];
    look.value = undefined;
    state.announcement.value = isSame ? `${key} stays as it is.` : `${key} is marked. Save makes the changes.`;
    void show();
  };
  const save = async (): Promise<void> => {
    const body = { hash: view.value?.hash, changes: marked.value };
    const after = await orTold(state, () => state.api.post<SettingsView>('settings/save', body));
    if (!after) return load();
    view.value = after;
    marked.value = [];
    look.value = undefined;
    state.announcement.value = 'The project file was changed.';
    document.getElementById('settings-heading')?.focus();
  };
  if (!view.value) return null;
  const { fields, values, defaults, problems, notes } = view.value;
  const valueOf = (key: string): unknown => {
    const change = marked.value.find((one) => one.key === key);
    return change ? (change.value ?? undefined) : values[key];
  };
  const isBroken = look.value?.isBroken === true;
  return (
    <section class="settings" aria-labelledby="settings-heading">
      <h3 id="settings-heading" tabIndex={-1}>
        Settings
      </h3>
      <p class="hint">They stand in onbehalf.yaml. What else is in the file, comments included, stays as it is.</p>
      {problems.map((text) => (
        <p class="problem" key={text}>
          {text}
        </p>
      ))}
      {notes.map((text) => (
        <p class="hint" key={text}>
          {text}
        </p>
      ))}
      {fields.map((field) => (
        <SettingInput
          key={field.key}
          field={field}
          value={valueOf(field.key)}
          standard={defaults[field.key]}
          mark={(value) => mark(field.key, value)}
        />
      ))}
      {marked.value.length > 0 && (
        <section class="access" aria-labelledby="marked-settings">
          <h4 id="marked-settings">Marked, and not made yet</h4>
          <div aria-live="polite">
            {look.value?.lines.map(({ key, before, after }) => (
              <pre class="setting-lines" key={key} tabIndex={0} aria-label={`What changes for ${key}`}>
                {signed('-', before)}
                {signed('+', after)}
              </pre>
            ))}
            {look.value?.problems.map((text) => (
              <p class="problem" key={text}>
                {text}
              </p>
            ))}
          </div>
          <button type="button" class="primary" disabled={!look.value || isBroken} onClick={() => void save()}>
            {marked.value.length === 1 ? 'Save 1 setting' : `Save ${marked.value.length} settings`}
          </button>
        </section>
      )}
    </section>
  );
}

function signed(sign: string, lines: string): string {
  return lines === ''
    ? ''
    : `${lines
        .split('\n')
        .map((line) => `${sign} ${line}`)
        .join('\n')}\n`;
}

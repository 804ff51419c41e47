import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CompletionView } from '../../src/faces/studio/protocol.ts';

/** So many are offered at once. */
const most = 12;

/**
 * The inside of a `${...}`: what can be read there is offered with its type. The arrows choose, Enter or Tab takes, Escape closes; leaving it or Enter
 * sets the value.
 */
export function ExpressionInput({
  common,
  value,
  offers,
  commit,
}: {
  readonly common: { readonly id: string; readonly 'aria-describedby': string; readonly 'aria-invalid': boolean | undefined };
  readonly value: string;
  /** What can be written behind what is typed. */
  offers(typed: string): Promise<readonly CompletionView[]>;
  commit(text: string): void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const text = useSignal(value);
  const before = useRef(value);
  // An undo, or another tab, has another value.
  if (before.current !== value) text.value = value;
  before.current = value;
  const found = useSignal<readonly CompletionView[]>([]);
  const at = useSignal(-1);
  const asked = useRef(0);
  const close = (): void => {
    asked.current += 1;
    found.value = [];
    at.value = -1;
  };
  const ask = async (): Promise<void> => {
    const { value: typed = '', selectionStart } = input.current ?? {};
    asked.current += 1;
    const mine = asked.current;
    const answer = await offers(typed.slice(0, selectionStart ?? typed.length));
    // Whoever typed on asked again.
    if (mine !== asked.current || document.activeElement !== input.current) return;
    found.value = answer.slice(0, most);
    at.value = -1;
  };
  const take = (index: number): void => {
    const [field, offer] = [input.current, found.value[index]];
    if (!field || !offer) return;
    field.setRangeText(offer.insert, offer.from, field.selectionStart ?? offer.to, 'end');
    text.value = field.value;
    close();
    field.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const count = found.value.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) at.value = (at.value + step + count + (at.value === -1 && step < 0 ? 1 : 0)) % count;
    else if (step === 1 || (event.key === ' ' && event.ctrlKey)) void ask();
    else if ((event.key === 'Enter' || event.key === 'Tab') && at.value >= 0) take(at.value);
    else if (event.key === 'Escape' && count > 0) close();
    else if (event.key === 'Enter') return commit(input.current?.value.trim() ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const list = `${common.id}-offers`;
  const isOpen = found.value.length > 0;
  return (
    <span class="computed">
      <span aria-hidden="true">$&#123;</span>
      <input
        {...common}
        ref={input}
        class="code"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={at.value >= 0 ? `${list}-${at.value}` : undefined}
        spellcheck={false}
        autocomplete="off"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
          void ask();
        }}
        onKeyDown={onKey}
        onBlur={({ currentTarget }) => {
          close();
          commit(currentTarget.value.trim());
        }}
      />
      <span aria-hidden="true">&#125;</span>
      {isOpen && (
        <div class="offers" id={list} role="listbox" aria-label="What can be read here">
          {found.value.map(({ label, detail }, index) => (
            <div
              key={label}
              id={`${list}-${index}`}
              role="option"
              class="entry"
              aria-selected={index === at.value}
              onPointerDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
                take(index);
              }}
            >
              <code>{label}</code>
              <span class="hint">{detail}</span>
            </div>
          ))}
        </div>
      )}
    </span>
  );
}

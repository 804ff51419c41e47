import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { NamedThing } from '../../src/core/named-thing.ts';
import { later } from '../parts/later.tsx';
import { thingWords } from './thing-words.ts';

/** Offers what is there in Microsoft 365; loaded when somebody wants to choose. */
export const Picker = later(async () => (await import('./picker.tsx')).Picker);

/** Opens and closes the choices of a field, and has the focus again when they are closed. */
export function ChooseButton({
  label,
  thing,
  isOpen,
}: {
  readonly label: string;
  readonly thing: NamedThing;
  readonly isOpen: Signal<boolean>;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen.value) button.current?.focus();
    wasOpen.current = isOpen.value;
  }, [isOpen.value]);
  const [one] = thingWords[thing];
  return (
    <button
      ref={button}
      type="button"
      class="choose"
      aria-expanded={isOpen.value}
      aria-label={`Choose a ${one} for ${label}`}
      onClick={() => (isOpen.value = !isOpen.value)}
    >
      Choose…
    </button>
  );
}

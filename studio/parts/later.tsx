import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** A part of the page that is loaded when it is shown first, so that the page itself comes up fast. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  return function Later(props: P) {
    const part = useSignal<{ readonly Part: ComponentType<P> } | undefined>(undefined);
    useEffect(() => {
      void load().then((Part) => (part.value = { Part }));
    }, []);
    const { Part } = part.value ?? {};
    return Part ? <Part {...props} /> : null;
  };
}

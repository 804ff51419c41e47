import type { ValueType } from '../expressions/value-type.ts';

/** What is known about the names that can be read at one place of a flow. */
export interface Names {
  /** Every name that can be read here, with its type. */
  readonly types: Readonly<Record<string, ValueType>>;
  /** True for a name that something else here has already. */
  isTaken(name: string): boolean;
  /** Gives a name to something, from here on in this block and in those inside of it. */
  declare(name: string, type: ValueType): void;
  /**
   * Takes results that come one by one to go through them. Names of what is not gone through twice.
   *
   * @returns Why they cannot be taken: they were already, each turn of a loop would take them, or their scope is closed. Undefined: they can.
   */
  take(name: string): 'taken' | 'each turn' | 'closed' | undefined;
  /** From here on what is named cannot be gone through any more: its scope is closed. */
  close(name: string): void;
  /** The names of a block inside of this one. What is declared there is not known after it. @param isLoop - It is run any number of times. */
  inside(isLoop?: boolean): Names;
  /** Goes on after blocks inside of this one: what was taken there is taken. */
  after(...blocks: readonly Names[]): void;
  readonly taken: ReadonlySet<string>;
}

/**
 * The names of the outermost block.
 *
 * @param lost - Names of steps that could not be read: nothing is known of what they name, and none of them is taken.
 */
export function createNames(types: Readonly<Record<string, ValueType>>, lost: ReadonlySet<string> = new Set()): Names {
  const unread = Object.fromEntries([...lost].map((name) => [name, { kind: 'unknown' } as const]));
  return namesOf({ ...unread, ...types }, new Set([...lost].filter((name) => !Object.hasOwn(types, name))));
}

function namesOf(
  types: Record<string, ValueType>,
  free: Set<string>,
  taken: Set<string> = new Set(),
  outside: ReadonlySet<string> = new Set(),
  closed: Set<string> = new Set(),
): Names {
  return {
    types,
    taken,
    take(name) {
      if (closed.has(name)) return 'closed';
      if (taken.has(name)) return 'taken';
      taken.add(name);
      return outside.has(name) ? 'each turn' : undefined;
    },
    close: (name) => void closed.add(name),
    after(...blocks) {
      for (const block of blocks) for (const name of block.taken) taken.add(name);
    },
    isTaken: (name) => Object.hasOwn(types, name) && !free.has(name),
    declare(name, type) {
      types[name] = type;
      free.delete(name);
    },
    inside: (isLoop = false) =>
      namesOf({ ...types }, new Set(free), new Set(taken), isLoop ? new Set(Object.keys(types)) : outside, new Set(closed)),
  };
}

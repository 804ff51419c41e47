import type { ValueType } from '../expressions/value-type.ts';

/** What is known about the names that can be read at one place of a flow. */
export interface Names {
  /** Every name that can be read here, with its type. */
  readonly types: Readonly<Record<string, ValueType>>;
  /** True for a name that something else here has already. */
  isTaken(name: string): boolean;
  /** Gives a name to something, from here on in this block and in those inside of it. */
  declare(name: string, type: ValueType): void;
  /** The names of a block inside of this one. What is declared there is not known after it. */
  inside(): Names;
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

function namesOf(types: Record<string, ValueType>, free: Set<string>): Names {
  return {
    types,
    isTaken: (name) => Object.hasOwn(types, name) && !free.has(name),
    declare(name, type) {
      types[name] = type;
      free.delete(name);
    },
    inside: () => namesOf({ ...types }, new Set(free)),
  };
}

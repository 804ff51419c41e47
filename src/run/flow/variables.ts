/** The values that expressions read at one place of a flow, by name. */
export interface Variables {
  /** Every value that can be read here. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Gives a name to a value, from here on in this block and in those inside of it. */
  declare(name: string, value: unknown): void;
  /** Gives a value to a name where it has one already, in whatever block that is; else declares it. */
  assign(name: string, value: unknown): void;
  /** The variables of a block inside of this one. */
  inside(): Variables;
}

/** Variables of the outermost block. */
export function createVariables(values: Readonly<Record<string, unknown>>): Variables {
  return blockOf(Object.assign(Object.create(null) as Record<string, unknown>, values));
}

function blockOf(values: Record<string, unknown>): Variables {
  return {
    values,
    declare: (name, value) => void (values[name] = value),
    assign(name, value) {
      let block: Record<string, unknown> = values;
      while (!Object.hasOwn(block, name)) {
        const above = Object.getPrototypeOf(block) as Record<string, unknown> | null;
        if (above === null) {
          values[name] = value;
          return;
        }
        block = above;
      }
      block[name] = value;
    },
    inside: () => blockOf(Object.create(values) as Record<string, unknown>),
  };
}

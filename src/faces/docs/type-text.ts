/** The parts of a JSON Schema that definitions make use of. */
export interface SchemaPart {
  readonly type?: string | readonly string[] | undefined;
  readonly anyOf?: readonly SchemaPart[] | undefined;
  readonly oneOf?: readonly SchemaPart[] | undefined;
  readonly allOf?: readonly SchemaPart[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: unknown;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly $ref?: string | undefined;
  readonly $defs?: Readonly<Record<string, unknown>> | undefined;
  /** Our own word: the type as it is in TypeScript, where the schema cannot say it. */
  readonly typescript?: unknown;
  /** Our own word: the name and the text of a type that stands in several places. */
  readonly named?: unknown;
}

/** Writes schemas as TypeScript types; a type that has a name is declared once. */
export interface TypeTexts {
  /**
   * Declares a type and gives its name.
   *
   * @param name - Used where the schema has no name of its own.
   * @param text - Its doc comment, where the schema has no text of its own.
   * @param isInput - It is handed in: a list may be one that nobody may change.
   */
  named(schema: object, name: string, text: string, isInput: boolean): string;
  /** Every declaration so far. */
  declarations(): string[];
}

/** Starts with nothing declared. */
export function createTypeTexts(): TypeTexts {
  const declared = new Map<string, string>();

  const declare = ({ name, text }: TypeName, write: () => string): string => {
    if (declared.has(name)) return name;
    declared.set(name, '');
    // A type and not an interface: it may be handed to an input that takes more properties than it knows.
    declared.set(name, `${docComment([text])}export type ${name} = ${write()};`);
    return name;
  };

  const writer = (root: SchemaPart, prefix: string, isInput: boolean) => {
    const typeOf = (part: SchemaPart): string => {
      const named = typeName(part);
      return named ? declare(named, () => plain(part)) : plain(part);
    };
    const plain = (part: SchemaPart): string => {
      if (typeof part.typescript === 'string') return part.typescript;
      if (part.$ref !== undefined) return referred(part.$ref);
      if (part.enum) return union(part.enum.map((value) => JSON.stringify(value)));
      if (part.const !== undefined) return JSON.stringify(part.const);
      const either = part.anyOf ?? part.oneOf;
      if (either) return union(either.map(typeOf));
      if (part.allOf) return part.allOf.map((one) => `(${typeOf(one)})`).join(' & ');
      switch (part.type) {
        case 'array':
          return `${isInput ? 'readonly ' : ''}(${typeOf((part.items ?? {}) as SchemaPart)})[]`;
        case 'object':
          return objectText(part, typeOf);
        case 'integer':
          return 'number';
        default:
          return union([part.type ?? 'unknown'].flat());
      }
    };
    const referred = (ref: string): string => {
      const key = ref.split('/').at(-1) ?? '';
      const target = (ref === '#' ? root : (root.$defs?.[key] ?? {})) as SchemaPart;
      const own = { name: `${prefix}${ref === '#' ? '' : key.replaceAll(/\W|_/g, '')}`, text: `Part of ${prefix}.` };
      return declare(typeName(target) ?? own, () => plain(target));
    };
    return plain;
  };

  return {
    named(schema, name, text, isInput) {
      const part = schema as SchemaPart;
      const plain = writer(part, name, isInput);
      return declare(typeName(part) ?? { name, text }, () => plain(part));
    },
    declarations: () => [...declared.values()],
  };
}

interface TypeName {
  readonly name: string;
  readonly text: string;
}

function typeName({ named }: SchemaPart): TypeName | undefined {
  return named as TypeName | undefined;
}

function objectText({ properties, required, additionalProperties }: SchemaPart, typeOf: (part: SchemaPart) => string): string {
  const open = typeof additionalProperties === 'object' && additionalProperties !== null;
  const index = open
    ? [`[key: string]: ${Object.keys(additionalProperties).length === 0 ? 'unknown' : typeOf(additionalProperties)};`]
    : [];
  const members = Object.entries(properties ?? {}).map(([name, value]) => {
    const part = value as SchemaPart;
    const optional = !(required ?? []).includes(name);
    return `${docComment(aboutProperty(part))}${propertyName(name)}${optional ? '?' : ''}: ${typeOf(part)}${optional ? ' | undefined' : ''};`;
  });
  return members.length + index.length === 0 ? '{}' : `{\n${[...members, ...index].join('\n')}\n}`;
}

function aboutProperty({ description, default: standard }: SchemaPart): string[] {
  const known = standard !== undefined && !(Array.isArray(standard) && standard.length === 0);
  return [description ?? '', ...(known ? [`@default ${JSON.stringify(standard)}`] : [])].filter((line) => line !== '');
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  return distinct.length === 0 ? 'never' : distinct.map((type) => (type.includes('=>') ? `(${type})` : type)).join(' | ');
}

/** Lines as a doc comment; nothing for none. */
export function docComment(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const safe = lines.flatMap((line) => line.replaceAll('*/', '*\\/').split('\n'));
  return `/**\n${safe.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

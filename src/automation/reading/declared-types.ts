import { nameOf, partOf, partsOf, type SyntaxNode } from '../syntax.ts';

/** What a type says about the data that has it, as far as it is read. */
export type DeclaredType =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'null' | 'unknown' }
  | { readonly kind: 'list'; readonly of: DeclaredType }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, DeclaredType>>; readonly open?: boolean }
  | { readonly kind: 'optional'; readonly of: DeclaredType };

/** What a property says of itself. */
export interface DeclaredField {
  readonly type: DeclaredType;
  readonly required: boolean;
}

/** Reads the types of one file. */
export interface TypeReader {
  /** @param type - Undefined: there is no annotation. */
  typeOf(type: SyntaxNode | undefined): DeclaredType;
  /** The properties of an object type; undefined for one that has others as well, or cannot be read. */
  fieldsOf(type: SyntaxNode | undefined): Readonly<Record<string, DeclaredField>> | undefined;
}

const unread: DeclaredType = { kind: 'unknown' };

const keywords: Readonly<Record<string, DeclaredType>> = {
  TSStringKeyword: { kind: 'text' },
  TSNumberKeyword: { kind: 'number' },
  TSBooleanKeyword: { kind: 'boolean' },
  TSNullKeyword: { kind: 'null' },
  TSUndefinedKeyword: { kind: 'null' },
  TSVoidKeyword: { kind: 'null' },
};

/** Types in types deeper than this are not looked into: a type may hold itself. */
const deepest = 8;

/**
 * Reads types as they are written in a file; types of other files are not known.
 *
 * @param program - With its types.
 * @param hidden - Names that stand for something else where the types are written.
 */
export function typeReader(program: SyntaxNode, hidden: readonly string[]): TypeReader {
  const declared = new Map<string, SyntaxNode | undefined>();
  for (const statement of partsOf(program, 'body')) {
    const declaration = partOf(statement, 'declaration') ?? statement;
    const name = nameOf(partOf(declaration, 'id'));
    // What is declared twice, or is a class or an import of that name, is not read.
    if (name !== undefined) declared.set(name, declared.has(name) ? undefined : declaration);
    for (const specifier of partsOf(statement, 'specifiers')) {
      const local = nameOf(partOf(specifier, 'local'));
      if (statement.type === 'ImportDeclaration' && local !== undefined) declared.set(local, undefined);
    }
  }

  const named = (type: SyntaxNode): SyntaxNode | undefined => {
    const declaration = declared.get(nameOf(partOf(type, 'typeName')) ?? '');
    if (!declaration || partOf(declaration, 'typeParameters') || partsOf(declaration, 'extends').length > 0) return undefined;
    if (declaration.type === 'TSTypeAliasDeclaration') return partOf(declaration, 'typeAnnotation');
    return declaration.type === 'TSInterfaceDeclaration' ? partOf(declaration, 'body') : undefined;
  };

  function typeOf(type: SyntaxNode | undefined, depth = 0): DeclaredType {
    if (!type || depth > deepest) return unread;
    const inner = (part: string): DeclaredType => typeOf(partOf(type, part), depth + 1);
    switch (type.type) {
      case 'TSTypeAnnotation':
      case 'TSParenthesizedType':
        return inner('typeAnnotation');
      case 'TSTypeOperator':
        return type['operator'] === 'readonly' ? inner('typeAnnotation') : unread;
      case 'TSArrayType':
        return { kind: 'list', of: inner('elementType') };
      case 'TSLiteralType':
        return ofLiteral(partOf(type, 'literal')?.['value']);
      case 'TSUnionType':
        return oneOf(partsOf(type, 'types').map((one) => typeOf(one, depth + 1)));
      case 'TSTypeLiteral':
      case 'TSInterfaceBody':
        return ofMembers(type, depth);
      case 'TSTypeReference':
        return ofReference(type, depth);
      default:
        return keywords[type.type] ?? unread;
    }
  }

  function ofReference(type: SyntaxNode, depth: number): DeclaredType {
    const name = nameOf(partOf(type, 'typeName')) ?? '';
    if (hidden.includes(name)) return unread;
    if (declared.has(name)) return typeOf(named(type), depth + 1);
    const [first] = partsOf(partOf(type, 'typeArguments') ?? type, 'params');
    if (name === 'Promise') return typeOf(first, depth + 1);
    return name === 'Array' || name === 'ReadonlyArray' ? { kind: 'list', of: typeOf(first, depth + 1) } : unread;
  }

  function ofMembers(type: SyntaxNode, depth: number): DeclaredType {
    const { fields, open } = membersOf(type, depth);
    const types = Object.entries(fields).map(([name, { type: own, required }]) => [name, required ? own : orNothing(own)] as const);
    return { kind: 'object', fields: Object.fromEntries(types), ...(open && { open }) };
  }

  function membersOf(type: SyntaxNode, depth: number) {
    const fields: Record<string, DeclaredField> = {};
    let open = false;
    for (const member of partsOf(type, type.type === 'TSTypeLiteral' ? 'members' : 'body')) {
      const name = member.type === 'TSPropertySignature' && member['computed'] !== true ? nameOf(partOf(member, 'key')) : undefined;
      if (name === undefined) open = true;
      else {
        const own = typeOf(partOf(member, 'typeAnnotation'), depth + 1);
        fields[name] = { type: own, required: member['optional'] !== true && own.kind !== 'optional' && own.kind !== 'null' };
      }
    }
    return { fields, open };
  }

  function objectIn(type: SyntaxNode | undefined, depth = 0): SyntaxNode | undefined {
    if (!type || depth > deepest) return undefined;
    if (type.type === 'TSTypeAnnotation' || type.type === 'TSParenthesizedType') return objectIn(partOf(type, 'typeAnnotation'), depth + 1);
    const isOwn = type.type === 'TSTypeReference' && !hidden.includes(nameOf(partOf(type, 'typeName')) ?? '');
    if (isOwn) return objectIn(named(type), depth + 1);
    return type.type === 'TSTypeLiteral' || type.type === 'TSInterfaceBody' ? type : undefined;
  }

  return {
    typeOf: (type) => typeOf(type),
    fieldsOf(type) {
      const found = objectIn(type);
      const { fields, open } = found ? membersOf(found, 0) : { fields: {}, open: true };
      return open ? undefined : fields;
    },
  };
}

function ofLiteral(value: unknown): DeclaredType {
  if (typeof value === 'string') return { kind: 'text' };
  return typeof value === 'number' || typeof value === 'boolean' ? { kind: typeof value as 'number' | 'boolean' } : unread;
}

function orNothing(type: DeclaredType): DeclaredType {
  return type.kind === 'optional' || type.kind === 'unknown' ? type : { kind: 'optional', of: type };
}

/** One of several: what all of them are, or nothing. */
function oneOf(types: readonly DeclaredType[]): DeclaredType {
  const [first = unread, ...more] = types.filter(({ kind }) => kind !== 'null');
  const isSimple = first.kind === 'text' || first.kind === 'number' || first.kind === 'boolean';
  const one = more.length === 0 || (isSimple && more.every(({ kind }) => kind === first.kind)) ? first : unread;
  return types.some(({ kind }) => kind === 'null') ? orNothing(one) : one;
}

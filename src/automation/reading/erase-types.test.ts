import { describe, expect, test } from 'vitest';
import { isNode, parseTypeScript, type SyntaxNode } from '../syntax.ts';
import { eraseTypes } from './erase-types.ts';

/** What of a node decides what runs; the places in the source and what only types have are left out. */
const parts: readonly string[] = ['name', 'value', 'operator', 'kind', 'computed', 'static', 'async', 'generator', 'expression', 'prefix'];

/** The kinds of variables that stand for what JavaScript does not have. */
const kinds: Readonly<Record<string, string>> = { enum: 'let', namespace: 'let' };

function skeleton(node: SyntaxNode): object {
  const entries = Object.entries(node).flatMap(([part, value]): [string, unknown][] => {
    if (isNode(value)) return [[part, skeleton(value)]];
    if (Array.isArray(value) && value.some(isNode)) return [[part, value.map((one) => (isNode(one) ? skeleton(one) : one))]];
    const said = part === 'kind' ? (kinds[String(value)] ?? value) : value;
    return parts.includes(part) && said !== undefined && said !== false ? [[part, said]] : [];
  });
  return { type: node.type, ...Object.fromEntries(entries) };
}

const erased = (source: string): object => skeleton(eraseTypes(parseTypeScript(source, 'tidy.ts')));
const written = (source: string): object => skeleton(parseTypeScript(source, 'tidy.js'));

describe('types are gone', () => {
  test.each([
    ['let a: string = b as never;', 'let a = b;'],
    ['const a = b as unknown as C satisfies D;', 'const a = b;'],
    ['a!.b<string>(c satisfies D, <E>f, ...(g as H));', 'a.b(c, f, ...g);'],
    ['const a = f<string>;', 'const a = f;'],
    ['new A<string>(b!);', 'new A(b);'],
    ['const a = async <T,>(b: T, ...c: T[]): Promise<T> => b;', 'const a = async (b, ...c) => b;'],
    ['function f<T>(this: void, a?: T, b: T = c!): a is T { return a!; }', 'function f(a, b = c) { return a; }'],
    ['const { a, b: [c] }: D = e;', 'const { a, b: [c] } = e;'],
    ['for (const a of b as C[]) { interface D {} d(a!); }', 'for (const a of b) { d(a); }'],
    ['switch (a) { case b!: type C = 1; d(); }', 'switch (a) { case b: d(); }'],
    ['try { a(); } catch (b: unknown) { c(b as D); }', 'try { a(); } catch (b) { c(b); }'],
    ['interface A {} type B = 1; a();', 'a();'],
    ['declare const a: 1; declare function f(): void; declare class B {} declare module "c" {} declare namespace D {} a();', 'a();'],
    ['declare global { interface A {} } a();', 'a();'],
    ['declare enum A { b } a();', 'a();'],
    ['function f(a: string): void; function f(a: number): void; function f(a: unknown) { b(a); }', 'function f(a) { b(a); }'],
    ['export function f(a: string): void; export function f(a: unknown) { b(a); }', 'export function f(a) { b(a); }'],
    ['export interface A {} export type B = 1; export declare const c: 1; a();', 'a();'],
    ['export default interface A {} a();', 'a();'],
    [
      "import type A from 'a'; import { type B } from 'b'; export type { C } from 'c'; export type * from 'd'; interface E {} export { type E }; a();",
      'a();',
    ],
    ["import c, { type A, b } from 'a'; export { type A, b };", "import c, { b } from 'a'; export { b };"],
    ["import 'a'; import {} from 'b'; export {};", "import 'a'; import {} from 'b'; export {};"],
    ["import type a = require('a'); a();", 'a();'],
    ['export as namespace A; a();', 'a();'],
  ])('%s', (source, runs) => {
    expect(erased(source)).toEqual(written(runs));
  });
});

describe('of a class stays what runs', () => {
  test.each([
    [
      'class A<T> extends B<T> implements C { private a?: string = b!; declare c: string; static readonly d: 1 = 1; [key: string]: unknown; }',
      'class A extends B { a = b; static d = 1; static {} }',
    ],
    [
      'abstract class A { abstract a(): void; abstract b: string; c(): void {} d(): void; d(a?: 1) {} }',
      'class A { c() {} d(a) {} static {} }',
    ],
    ['export default abstract class A { abstract a: 1 }', 'export default class A { static {} }'],
    ['const A = class { a!: string; };', 'const A = class { a; static {} };'],
    [
      'class A { constructor(private readonly a: B, public c = d, e?: F) { a(); } }',
      'class A { constructor(a, c = d, e) { a(); } static {} }',
    ],
    ['class A { accessor a = b; static accessor c = 1; }', 'class A { a = b; static c = 1; static {} }'],
    ['@a(b!) class A { @c m(@d p: E, q: F) {} @g h = 1; }', 'class A { m(p, q) {} h = 1; static { a(b); c; g; d; } }'],
    ['class A { static { type B = 1; c(); } }', 'class A { static { c(); } static {} }'],
  ])('%s', (source, runs) => {
    expect(erased(source)).toEqual(written(runs));
  });
});

describe('what TypeScript adds is the JavaScript that does the same', () => {
  test.each([
    ['enum A { b, c = d, e = f!() }', 'let A = [d, f()];'],
    ['export const enum A { b = c }', 'export let A = [c];'],
    [
      'namespace A { const b = 1; export const c = d!; export interface E {} e(); }',
      'let A; () => { const b = 1; const c = d; e(); __namespace = c; };',
    ],
    [
      'namespace A { export function f() {} export class B {} }',
      'let A; () => { function f() {} class B { static {} } __namespace = f; __namespace = B; };',
    ],
    ['namespace A { export const a = 1, { b } = c; }', 'let A; () => { const a = 1, { b } = c; __namespace = a; };'],
    ['namespace A.B { export const c = 1; }', 'let A; () => { let B; () => { const c = 1; __namespace = c; }; };'],
    ['export namespace A { export const b = 1; }', 'export let A; () => { const b = 1; __namespace = b; };'],
    ["import a = require('b');", "const a = require('b');"],
    ['import a = b.c.d;', 'const a = b.c.d;'],
    ['import a = b;', 'const a = b;'],
    ['export import a = b.c;', 'export const a = b.c;'],
    ['export = a!;', 'module = a;'],
  ])('%s', (source, runs) => {
    expect(erased(source)).toEqual(written(runs));
  });
});

test('the places in the source stay', () => {
  const source = 'let a: string = b;\nnamespace A { export const c = 1; }\nimport d = require("e");\nenum F { g = h }';
  const texts: string[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Identifier' || node.type === 'Literal') texts.push(source.slice(Number(node['start']), Number(node['end'])));
    expect(node.loc?.start.line).toBe(source.slice(0, Number(node['start'])).split('\n').length);
    for (const value of Object.values(node)) for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) visit(one);
  };
  visit(eraseTypes(parseTypeScript(source, 'tidy.ts')));

  expect(texts).toEqual(expect.arrayContaining(['b', 'A', 'c', '1', 'd', '"e"', 'F', 'h']));
});

import type { Address } from '../../src/faces/studio/protocol.ts';

/** An address as a text, for maps and for comparing. */
export function keyOf(address: Address): string {
  return JSON.stringify(address);
}

/** True where two addresses are the same. */
export function isSame(one: Address | undefined, other: Address | undefined): boolean {
  return one !== undefined && other !== undefined && one.length === other.length && one.every((part, at) => part === other[at]);
}

/** True for an address that lies in another one, or is the same. */
export function isWithin(address: Address, outer: Address): boolean {
  return outer.every((part, at) => address[at] === part);
}

/** The list that a step lies in, and its place there. */
export function placeOf(step: Address): { readonly list: Address; readonly index: number } {
  return { list: step.slice(0, -1), index: Number(step.at(-1)) };
}

/** Where something is after a step was taken out: what follows that step in its list moves up. */
export function afterRemoval(address: Address, removed: Address): Address {
  const at = removed.length - 1;
  const { list, index } = placeOf(removed);
  const isBehind = isWithin(address, list) && address.length > at && Number(address[at]) > index;
  return isBehind ? [...address.slice(0, at), Number(address[at]) - 1, ...address.slice(at + 1)] : address;
}

/** The `changeKey` of something in a mailbox. @param change - The number of its last change. */
export function changeKeyOf(change: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(change));
  return `CQAAABYAAAD${bytes.toString('base64')}`;
}

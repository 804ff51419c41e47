/** Takes in bytes, and gives their digest. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** The digest, as the service writes it. Nothing may follow. */
  digest(): string;
}

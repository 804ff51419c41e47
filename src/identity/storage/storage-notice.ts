/** An entry of a token storage cannot be read, and its tokens are not used; the person signs in again. */
export type StorageNotice =
  /** It was damaged, and was moved away. */
  | { readonly type: 'storageSetAside'; /** Where it is now. */ readonly file: string; readonly reason: string }
  /** It was encrypted with a key that is not here. It stays where it is, and is moved away only when a new sign-in takes its place. */
  | { readonly type: 'storageRefused'; readonly file: string; readonly reason: string };

/** Tells each refused entry once; the rest always. */
export function tellOnce(notify: (notice: StorageNotice) => void = () => undefined): (notice: StorageNotice) => void {
  const told = new Set<string>();
  return (notice) => {
    if (notice.type === 'storageRefused' && told.has(notice.file)) return;
    told.add(notice.file);
    notify(notice);
  };
}

/** The name of something that was set aside now. */
export function asideName(name: string): string {
  return `${name}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
}

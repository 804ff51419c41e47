/** A path as it stands in an address, decoded; one that cannot be is taken as it is. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const key = 'onbehalf-studio-token';

/**
 * The token of this tab: from the code in the address where there is one, else from before the page was loaded again. The code is taken out of the
 * address at once.
 *
 * @returns Undefined where the tab was not opened by the Studio, or the code was used before.
 */
export async function openSession(): Promise<string | undefined> {
  const code = location.hash.slice(1);
  if (code === '') return sessionStorage.getItem(key) ?? undefined;
  history.replaceState(null, '', location.pathname);
  const answer = await fetch('/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  // A tab that is loaded again from its history has a code that was used, and the token of the first time.
  if (!answer.ok) return sessionStorage.getItem(key) ?? undefined;
  const { token } = (await answer.json()) as { token: string };
  sessionStorage.setItem(key, token);
  return token;
}

/** Forgets the token: the Studio that gave it is gone. */
export function closeSession(): void {
  sessionStorage.removeItem(key);
}

/** What the browser shows after the answer has arrived. The page is static: it cannot know how the rest of the sign-in ends. */
interface LoopbackPage {
  readonly title: string;
  readonly lead: string;
  readonly next: string;
  /** Colour of the mark: done, or not done. */
  readonly tone: 'done' | 'notDone';
}

/** The page after a sign-in whose answer arrived. Shown by MSAL's loopback server, on the person's machine only. */
export const signedInPage: string = pageOf({
  title: 'You are signed in',
  lead: 'Onbehalf received your answer.',
  next: 'You can close this window and go back to the program that asked.',
  tone: 'done',
});

/** The page after a sign-in that was declined, cancelled or refused. */
export const notSignedInPage: string = pageOf({
  title: 'The sign-in was not finished',
  lead: 'Nothing was shared, and nothing was changed.',
  next: 'You can close this window. The program that asked says what happened and what to do.',
  tone: 'notDone',
});

function pageOf({ title, lead, next, tone }: LoopbackPage): string {
  const mark = tone === 'done' ? 'M7 12.5l3.5 3.5L17 9' : 'M12 7v6M12 16.5v.5';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title} - Onbehalf</title>
<style>
:root { --ink: #1d2530; --quiet: #55606e; --ground: #f3f5f7; --card: #ffffff; --line: #dde2e8; --done: #14724a; --notDone: #a4461a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #edf0f3; --quiet: #a9b3bf; --ground: #14181d; --card: #1d232a; --line: #303842; --done: #5cc795; --notDone: #f0a27a; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 30rem; padding: 2.25rem 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
svg { display: block; width: 2.75rem; height: 2.75rem; color: var(--${tone}); }
h1 { margin: 1.1rem 0 0.5rem; font-size: 1.45rem; line-height: 1.25; letter-spacing: -0.01em; }
p { margin: 0; }
p + p { margin-top: 0.4rem; color: var(--quiet); }
</style>
</head>
<body>
<main>
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
<circle cx="12" cy="12" r="10.5"/><path d="${mark}"/>
</svg>
<h1>${title}</h1>
<p>${lead}</p>
<p>${next}</p>
</main>
</body>
</html>
`;
}

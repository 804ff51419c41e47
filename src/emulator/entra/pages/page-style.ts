/** The style of all sign-in pages: one card on a quiet ground, light and dark, down to the width of a telephone. */
export const pageStyle = `
:root {
  --ground: #eef1f5; --tint: #dfe8f2; --card: #ffffff; --line: #dfe3ea; --ink: #1c2430; --soft: #586274; --accent: #14606b;
  --accent-deep: #0e4a53;
  --on-accent: #ffffff; --wash: #eaf3f4; --warn: #a3341f; --warn-wash: #fcf0ed;
  --shadow: 0 1px 2px rgb(28 36 48 / 6%), 0 16px 40px -12px rgb(28 36 48 / 18%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11161d; --tint: #18222c; --card: #1a212b; --line: #303a47; --ink: #e9edf3; --soft: #a4afbf; --accent: #6cc3cf;
    --accent-deep: #8ad3dd;
    --on-accent: #06262b; --wash: #1e2f37; --warn: #ff9d87; --warn-wash: #35221f;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 16px 40px -12px rgb(0 0 0 / 60%);
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  background: radial-gradient(70rem 40rem at 85% -10%, var(--tint), transparent), var(--ground);
}
.stage {
  min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 1.5rem; padding: 2rem 1rem;
}
.card {
  width: 100%; max-width: 27rem; padding: 2.25rem 2.25rem 2rem; background: var(--card); border-radius: 16px;
  box-shadow: var(--shadow);
}
.card.wide { max-width: 36.5rem; }
.organization { display: flex; align-items: center; gap: .6rem; margin: 0 0 1.5rem; font-weight: 600; letter-spacing: .01em; }
.mark, .tile {
  display: inline-grid; place-items: center; flex: none; font-weight: 700; color: var(--on-accent);
  background: var(--accent);
}
.mark { width: 1.75rem; height: 1.75rem; border-radius: 8px; font-size: .95rem; }
.tile { width: 2.75rem; height: 2.75rem; border-radius: 12px; font-size: 1.2rem; }
.tile.round { width: 2.25rem; height: 2.25rem; border-radius: 50%; font-size: .95rem; color: var(--accent-deep); background: var(--wash); }
h1 { margin: 0 0 .35rem; font-size: 1.5rem; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 1.35rem 0 .25rem; font-size: 1rem; font-weight: 600; }
p { margin: 0 0 1rem; }
.lead, .small { color: var(--soft); }
.small { font-size: .875rem; }
.who {
  display: inline-flex; align-items: center; gap: .5rem; max-width: 100%; margin: .4rem 0 1.1rem;
  padding: .25rem .85rem .25rem .3rem; border: 1px solid var(--line); border-radius: 2rem; font-size: .9rem;
  overflow-wrap: anywhere;
}
.who .tile.round { width: 1.6rem; height: 1.6rem; font-size: .75rem; }
label { display: block; margin: 0 0 .4rem; font-weight: 600; font-size: .925rem; }
input[type=text], input[type=email], input[type=password] {
  width: 100%; padding: .7rem .85rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--soft); border-radius: 10px;
}
input.code { font-size: 1.35rem; letter-spacing: .3em; font-variant-numeric: tabular-nums; }
input[aria-invalid=true] { border-color: var(--warn); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem {
  margin: .6rem 0 0; padding: .6rem .8rem; color: var(--warn); background: var(--warn-wash); border-radius: 10px;
  font-size: .9rem;
}
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0 0; }
button {
  padding: .65rem 1.4rem; font: inherit; font-weight: 600; color: var(--ink); background: transparent;
  border: 1px solid var(--line); border-radius: 10px; cursor: pointer;
}
button:hover { background: var(--wash); }
button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.primary:hover { background: var(--accent-deep); border-color: var(--accent-deep); }
button.link {
  padding: .2rem 0; border: 0; color: var(--accent); font-weight: 500; background: none; text-decoration: underline;
  text-underline-offset: 3px;
}
.qr { width: max-content; margin: 0 0 1rem; overflow: hidden; border-radius: 10px; }
.qr svg { display: block; width: 12rem; height: 12rem; }
.small code { display: block; color: var(--ink); overflow-wrap: anywhere; font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
.below { margin: 1.25rem 0 0; }
.accounts { list-style: none; margin: 1rem 0 0; padding: 0; border-top: 1px solid var(--line); }
.accounts li { border-bottom: 1px solid var(--line); }
.accounts button {
  display: flex; align-items: center; gap: .85rem; width: 100%; padding: .8rem .4rem; border: 0; border-radius: 8px;
  text-align: left; font-weight: 400;
}
.accounts strong, .accounts small { display: block; overflow-wrap: anywhere; }
.accounts small { color: var(--soft); font-size: .85rem; }
.application { display: flex; align-items: center; gap: .9rem; margin: 0; padding: 1rem; background: var(--wash); border-radius: 12px; }
.application strong { display: block; font-size: 1.05rem; overflow-wrap: anywhere; }
.application small { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem .4rem; color: var(--soft); font-size: .875rem; }
.badge { display: inline-flex; align-items: center; gap: .25rem; color: var(--accent-deep); font-weight: 600; }
.badge.open { color: var(--warn); }
.permissions { list-style: none; margin: .5rem 0 .75rem; padding: 0; border-bottom: 1px solid var(--line); }
.permissions li { display: flex; gap: .9rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
.permissions li:last-child { border-bottom: 0; }
.permissions strong { margin-right: .4rem; font-weight: 600; font-size: .975rem; }
.permissions div { flex: 1; }
.permissions span { display: block; margin-top: .1rem; color: var(--soft); font-size: .85rem; line-height: 1.45; }

.permissions .icon {
  flex: none; width: 2.1rem; height: 2.1rem; padding: .5rem; color: var(--accent); background: var(--wash);
  border-radius: 10px;
}
.permissions code {
  display: inline-block; white-space: nowrap; padding: .05rem .4rem; color: var(--soft); background: var(--wash);
  border-radius: 6px; font: .75rem/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace;
}
.check {
  display: flex; gap: .6rem; align-items: flex-start; margin: 1rem 0 0; padding: .9rem 1rem;
  border: 1px solid var(--line); border-radius: 12px;
}
.check input { margin-top: .3rem; accent-color: var(--accent); width: 1rem; height: 1rem; flex: none; }
.check label { margin: 0; }
.check span { display: block; color: var(--soft); font-weight: 400; font-size: .875rem; }
dl.detail {
  display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 1.25rem 0 0; padding: 1rem;
  background: var(--wash); border-radius: 12px; font-size: .8rem;
}
dl.detail dt { color: var(--soft); }
dl.detail dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
footer { max-width: 40rem; text-align: center; color: var(--soft); font-size: .8rem; }
@media (max-width: 30rem) {
  .stage { justify-content: flex-start; padding: 0 0 1.5rem; }
  .card, .card.wide { max-width: none; padding: 1.75rem 1.25rem; border-radius: 0 0 16px 16px; }
  footer { padding: 0 1.25rem; }
  .actions button { flex: 1; }
}
`;

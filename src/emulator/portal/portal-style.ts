import { pageStyle } from '../entra/pages/page-style.ts';

/** The style of the portal: that of the sign-in pages, on the width of a screen. */
export const portalStyle = `${pageStyle}
body { display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh; }
a { color: var(--accent); text-underline-offset: 3px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--card); border-radius: 10px; z-index: 1; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem; max-width: 66rem; margin: 0 auto; padding: .5rem 1.5rem; }
.bar .organization { margin: .4rem 0; color: inherit; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem; margin: 0; padding: 0; list-style: none; }
nav a {
  display: block; padding: .45rem .8rem; color: var(--soft); border-radius: 10px; text-decoration: none;
  font-size: .925rem; font-weight: 550;
}
nav a:hover { color: var(--ink); background: var(--wash); }
nav a[aria-current] { color: var(--accent-deep); background: var(--wash); }
.page { width: 100%; max-width: 66rem; margin: 0 auto; flex: 1; padding: 2.25rem 1.5rem 3rem; }
.trail { margin: 0 0 .4rem; font-size: .875rem; color: var(--soft); }
.head { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between; gap: .75rem 1.5rem; margin: 0 0 1.5rem; }
.head p { margin: 0; }
.notice {
  margin: 0 0 1.5rem; padding: .75rem 1rem; color: var(--accent-deep); background: var(--wash); border: 1px solid var(--accent);
  border-radius: 12px; font-weight: 550;
}
.panel { margin: 0 0 1.5rem; padding: 1.4rem 1.6rem 1.6rem; background: var(--card); border-radius: 16px; box-shadow: var(--shadow); }
.panel h2 { margin: 0 0 .35rem; font-size: 1.1rem; font-weight: 650; }
.panel > p:last-child { margin-bottom: 0; }
.panel .actions form { flex: none; }
.panel dl.detail { margin-top: .75rem; }
h2 .state { margin-left: .35rem; vertical-align: .1em; }
.panel > form > .field > input { max-width: 40rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .925rem; }
th, td { padding: .65rem 1rem .65rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; }
td, th, td code, th code { overflow-wrap: break-word; }
td small, th small { display: block; color: var(--soft); font-size: .825rem; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
.end { text-align: right; }
td.steady { white-space: nowrap; }
code { font: .85em/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
.state { display: inline-block; padding: .1rem .65rem; border-radius: 2rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
.state.good { color: var(--accent-deep); background: var(--wash); }
.state.bad { color: var(--warn); background: var(--warn-wash); }
.state.plain { color: var(--soft); border: 1px solid var(--line); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
.tiles a {
  display: block; height: 100%; padding: 1.25rem 1.4rem; color: inherit; background: var(--card); border-radius: 16px;
  box-shadow: var(--shadow); text-decoration: none;
}
.tiles a:hover { background: var(--wash); }
.tiles strong { display: block; font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
.tiles b { display: block; font-weight: 600; }
.tiles small { display: block; margin-top: .25rem; color: var(--soft); font-size: .85rem; }
form { margin: 0; }
form .field { margin: 1.1rem 0 0; }
form > .field:first-child { margin-top: 0; }
fieldset .row .field { margin-top: .25rem; }
.field > input, .field > select { min-height: 3.05rem; }
.hint { margin: .35rem 0 0; color: var(--soft); font-size: .85rem; }
input[type=search], select, textarea {
  width: 100%; padding: .65rem .85rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--soft); border-radius: 10px;
}
textarea { max-width: 40rem; font: .85em/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
textarea[aria-invalid=true] { border-color: var(--warn); }
fieldset { margin: 1.35rem 0 0; padding: 0; border: 0; }
legend { padding: 0; margin: 0 0 .4rem; font-weight: 600; font-size: .925rem; }
.choice { display: flex; gap: .6rem; align-items: flex-start; padding: .3rem 0; }
.choice input { margin: .3rem 0 0; width: 1rem; height: 1rem; flex: none; accent-color: var(--accent); }
.choice label { margin: 0; font-weight: 500; }
.choice label span { display: block; color: var(--soft); font-weight: 400; font-size: .85rem; }
.row { display: grid; grid-template-columns: minmax(11rem, 15rem) 1fr; gap: .75rem; }
.line { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; }
.line .field { flex: 1 1 14rem; margin-top: .75rem; }
.results {
  max-height: 26rem; overflow-y: auto; margin: 1rem 0 0; padding: .25rem 1rem; border: 1px solid var(--line); border-radius: 12px;
}
.results .choice { padding: .6rem 0; border-bottom: 1px solid var(--line); }
.results .choice:last-child { border-bottom: 0; }
.button {
  display: inline-block; padding: .65rem 1.4rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border-radius: 10px;
  text-decoration: none;
}
.button:hover { background: var(--accent-deep); }
button.small { margin: 0; padding: .3rem .85rem; color: var(--ink); font-size: .85rem; border-radius: 8px; white-space: nowrap; }
button.danger { color: var(--warn); }
button.danger:hover { background: var(--warn-wash); }
.aside { display: grid; grid-template-columns: minmax(12rem, 16rem) 1fr; gap: 1.5rem; align-items: start; }
.aside > * { min-width: 0; }
.tree, .tree ul { margin: 0; padding: 0; list-style: none; display: block; }
.tree ul { padding-left: 1rem; }
.tree li { margin: .15rem 0; overflow-wrap: anywhere; }
.tree a { display: inline; padding: .15rem .35rem; }
.tree small { color: var(--soft); font-size: .8rem; white-space: nowrap; }
.pages { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 1rem 0; }
.pages span { color: var(--soft); }
pre.text { margin: .75rem 0 0; max-height: 40rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: .9em/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
details.source { margin: 1rem 0; }
summary { cursor: pointer; font-weight: 600; }
.empty { margin: .5rem 0 0; color: var(--soft); }
.page + footer { max-width: none; margin: 0 auto; padding: 0 1.5rem 2rem; }
@media (max-width: 40rem) {
  .bar, .page { padding-left: 1rem; padding-right: 1rem; }
  .panel { padding: 1.1rem 1.1rem 1.25rem; }
  .row, .aside { grid-template-columns: 1fr; }
  nav a { padding: .35rem .6rem; }
  dl.detail { grid-template-columns: 1fr; gap: 0; }
  dl.detail dd { margin-bottom: .5rem; }
}
`;

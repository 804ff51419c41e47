/** The style of a report; every text on it has a contrast of 4.5 and more, light and dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2530; --quiet: #55606e; --ground: #f3f5f7; --card: #ffffff; --line: #dde2e8; --good: #14724a; --good-wash: #e4f3ec; --bad: #a5281c; --bad-wash: #fbe9e7; --warn: #8a4b00; --warn-wash: #fdf1dc; --wait: #b8862b; --bar: #3b7dd8; --soft: #c9d3df; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #edf0f3; --quiet: #a9b3bf; --ground: #14181d; --card: #1d232a; --line: #303842; --good: #63cf9d; --good-wash: #17322a; --bad: #f5a097; --bad-wash: #3a201e; --warn: #f0bd74; --warn-wash: #362a18; --wait: #d9a441; --bar: #6ea8f5; --soft: #3b4653; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 0.95rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; letter-spacing: -0.01em; }
h2 { margin: 0 0 0.75rem; font-size: 1.1rem; }
p { margin: 0 0 0.5rem; }
code { font: 0.88em/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.5rem 1rem; }
section, .facts { margin: 1.25rem 0 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.8rem 1.5rem; }
.facts div { min-width: 0; }
dt { color: var(--quiet); font-size: 0.82rem; }
dd { margin: 0; }
.state { display: inline-block; padding: 0.05rem 0.6rem; border-radius: 2rem; font-size: 0.8rem; font-weight: 600; white-space: nowrap; color: var(--quiet); border: 1px solid var(--line); }
.state.done { color: var(--good); background: var(--good-wash); border-color: transparent; }
.state.failed { color: var(--bad); background: var(--bad-wash); border-color: transparent; }
.state.odd { color: var(--warn); background: var(--warn-wash); border-color: transparent; }
.error { border-color: var(--bad); }
.error h2 { color: var(--bad); }
.quiet, small { color: var(--quiet); font-size: 0.85rem; }
ol.tree, ol.tree ol { margin: 0; padding: 0; list-style: none; }
.row { display: grid; grid-template-columns: minmax(14rem, 5fr) 8.5rem 9rem minmax(10rem, 6fr); gap: 0.15rem 1rem; align-items: center; padding: 0.3rem 0; border-top: 1px solid var(--line); }
.row > * { min-width: 0; }
.axis.row { border-top: 0; color: var(--quiet); font-size: 0.82rem; }
.d1 { padding-left: 1.1rem; } .d2 { padding-left: 2.2rem; } .d3 { padding-left: 3.3rem; } .d4 { padding-left: 4.4rem; }
.d5 { padding-left: 5.5rem; } .d6 { padding-left: 6.6rem; } .d7 { padding-left: 7.7rem; } .d8 { padding-left: 8.8rem; }
.ends { display: flex; justify-content: space-between; }
svg { display: block; width: 100%; height: 16px; background: var(--ground); border-radius: 3px; }
.span { fill: var(--soft); } .ran { fill: var(--bar); } .ran.failed { fill: var(--bad); } .ran.waited { fill: var(--wait); }
.pause { fill: var(--card); stroke: var(--line); stroke-dasharray: 2 2; }
.key { display: inline-block; width: 0.8rem; height: 0.8rem; margin: 0 0.35rem 0 0.9rem; border-radius: 3px; vertical-align: -0.08rem; }
.key.ran { background: var(--bar); } .key.failed { background: var(--bad); } .key.waited { background: var(--wait); } .key.span { background: var(--soft); }
.legend { margin: 0.75rem 0 0; } .legend .key:first-child { margin-left: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 1rem 0.4rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); font-weight: 400; }
thead th { border-top: 0; color: var(--quiet); font-size: 0.82rem; }
tbody th { font-weight: 600; }
ul, ol.log { margin: 0; padding-left: 1.2rem; }
ol.log { padding: 0; list-style: none; font: 0.82rem/1.6 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
ol.log time { color: var(--quiet); }
summary { cursor: pointer; font-weight: 600; }
details > :last-child { margin-top: 0.75rem; }
@media (max-width: 46rem) {
  main { padding: 1.25rem 0.9rem 3rem; }
  section, .facts { padding: 0.9rem; }
  .row { grid-template-columns: auto 1fr; }
  .row > .name, .row > svg, .row > .ends { grid-column: 1 / -1; }
  .axis > :not(.ends) { display: none; }
  .d1 { padding-left: 0.6rem; } .d2 { padding-left: 1.2rem; } .d3 { padding-left: 1.8rem; } .d4 { padding-left: 2.4rem; }
  .d5, .d6, .d7, .d8 { padding-left: 3rem; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: block; padding: 0.5rem 0; border-top: 1px solid var(--line); }
  th, td { display: block; padding: 0.1rem 0; border: 0; }
}
@media print { body { background: none; } section, .facts { break-inside: avoid; } }
`;

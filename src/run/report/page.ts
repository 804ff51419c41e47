import { createHash } from 'node:crypto';
import { html, markupOf, type Html } from './html.ts';
import { inSeconds } from './in-seconds.ts';
import { pageStyle } from './page-style.ts';
import { failuresOf, logOf, permissionsOf, placeOf, waitsOf, wouldOf } from './page-lists.ts';
import type { RunReport } from './run-report.ts';
import { treeOfPage } from './tree-of-page.ts';

const outcomes = {
  done: ['Done', 'done'],
  failed: ['Failed', 'failed'],
  cancelled: ['Cancelled', 'odd'],
  unfinished: ['Not finished', 'odd'],
} as const;

/** Nothing is loaded, nothing runs, and of style only what stands in the page itself holds. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/**
 * The report of a run as one HTML page that needs nothing else: no script, no picture, no network. Everything that came from outside is text in it.
 */
export function pageOf(report: RunReport): string {
  const [outcome, look] = outcomes[report.outcome];
  const title = report.name ?? report.file;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${markupOf(html`<title>${title}: ${outcome.toLowerCase()} - Onbehalf</title>`)}
<style>${pageStyle}</style>
</head>
<body>
<main>
${markupOf(
  html`<div class="head">
      <h1><bdi>${title}</bdi></h1>
      <span class="state ${look}">${outcome}</span>${dryMark(report)}
    </div>
    ${factsOf(report)} ${[errorOf, treeOfPage, failuresOf, waitsOf, permissionsOf, wouldOf, logOf].map((part) => part(report))}`,
)}
</main>
</body>
</html>
`;
}

function dryMark({ isDry }: RunReport): Html | undefined {
  return isDry ? html`<span class="state odd">Dry run: nothing was changed</span>` : undefined;
}

function factsOf(report: RunReport): Html {
  const { file, project, digest, started, milliseconds, outcome, accounts, emulator, connection, environment, run } = report;
  const where = emulator === undefined ? `Microsoft 365${environment === undefined ? '' : `, ${environment}`}` : emulatorInWords(emulator);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['File', file],
    ['Project', project && [project.name, project.version].filter(Boolean).join(' ')],
    ['Version of the file', digest?.slice(0, 12)],
    ['Started', inUtc(started)],
    [outcome === 'unfinished' ? 'Known until' : 'Took', `${inSeconds(milliseconds)}${outcome === 'unfinished' ? ' after the start' : ''}`],
    ['As', accounts.length === 0 ? 'nobody was signed in' : accounts.map(({ account }) => account).join(', ')],
    ['Through', accounts.length === 0 ? undefined : [...new Set(accounts.map(({ application }) => application))].join(', ')],
    ['On', where],
    ['Connection', connection],
    ['Run', run],
  ];
  return html`<dl class="facts">
      ${facts.map(([name, value]) =>
        value === undefined
          ? undefined
          : html`<div>
              <dt>${name}</dt>
              <dd><bdi>${value}</bdi></dd>
            </div>`,
      )}
    </dl>
    ${outcome === 'unfinished' ? html`<p>It is still going on, or its process was killed.</p>` : undefined}`;
}

function emulatorInWords(emulator: string): string {
  return emulator === 'embedded' ? 'an emulator of its own' : `the emulator at ${emulator}`;
}

function errorOf({ error }: RunReport): Html | undefined {
  if (!error) return undefined;
  const { code, message, remedy, step } = error;
  return html`<section class="error" aria-labelledby="error">
    <h2 id="error">What went wrong</h2>
    <p><bdi>${message ?? 'The step is private: its message is not written down.'}</bdi></p>
    ${remedy === undefined ? undefined : html`<p><strong>What to do:</strong> <bdi>${remedy}</bdi></p>`}
    <p class="quiet"><code>${code}</code>${step && html` in <bdi>${step.name}</bdi>, ${placeOf(step)}`}</p>
  </section>`;
}

function inUtc(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 19)} UTC`;
}

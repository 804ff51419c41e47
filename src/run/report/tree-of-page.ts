import { html, type Html } from './html.ts';
import { inSeconds } from './in-seconds.ts';
import type { RunReport, StepReport, StepState } from './run-report.ts';
import { createTimeScale, type TimeScale } from './time-scale.ts';

/** A state in words, and how it looks. */
export const stateWords: Readonly<Record<StepState, readonly [words: string, look: string]>> = {
  done: ['done', 'done'],
  partly: ['partly failed', 'odd'],
  failed: ['failed', 'failed'],
  wentOn: ['failed, went on', 'odd'],
  notMade: ['not made', 'odd'],
  unfinished: ['not finished', 'odd'],
  notRun: ['not run', ''],
  disabled: ['disabled', ''],
};

/** The narrowest that a bar is drawn, in percent. */
const narrowest = 0.5;

/** The steps of a run as a tree, with the time that each took beside it. */
export function treeOfPage({ files, milliseconds, file: main }: RunReport): Html {
  const scale = createTimeScale(
    milliseconds,
    files.flatMap(({ steps }) => busyIn(steps)),
  );
  const pauses = scale.squeezed.map(({ fromMS, toMS }) => inSeconds(toMS - fromMS));
  return html`<section aria-labelledby="steps">
    <h2 id="steps">Steps</h2>
    ${files.length === 0 ? html`<p class="quiet">No step was begun.</p>` : undefined}
    ${files.map(
      ({ file, steps }) =>
        html`${
            file === main
              ? undefined
              : html`<p class="quiet">
                  In <code><bdi>${file}</bdi></code>
                </p>`
          }
          <div class="row axis" aria-hidden="true">
            <span>Step</span><span>State</span><span>Time</span
            ><span class="ends"><span>0</span><span>${inSeconds(milliseconds)}</span></span>
          </div>
          <ol class="tree">
            ${steps.map((step) => rowOf(step, 0, scale))}
          </ol>`,
    )}
    <p class="quiet legend" aria-hidden="true">
      <span class="key ran"></span>done<span class="key failed"></span>failed<span class="key waited"></span>waited<span
        class="key span"
      ></span
      >from the first to the last
    </p>
    ${pauses.length === 0 ? undefined : html`<p class="quiet">Drawn shorter than ${pauses.length === 1 ? 'it was' : 'they were'}: ${pauses.length === 1 ? 'a pause' : 'pauses'} of ${pauses.join(', ')}.</p>`}
  </section>`;
}

function rowOf(step: StepReport, depth: number, scale: TimeScale): Html {
  const { name, verb, branch, line, column, state, steps } = step;
  const [words, look] = stateWords[state];
  const place = line === undefined || column === undefined ? undefined : `${line}:${column}`;
  const small = [branch, verb === name ? undefined : verb, place].filter((part) => part !== undefined).join(' · ');
  return html`<li>
    <div class="row">
      <span class="name d${Math.min(depth, 8)}"><bdi>${name}</bdi> <small>${small}</small></span
      ><span><span class="state ${look}">${words}</span></span
      ><span class="time">${timeOf(step)}</span>${barsOf(step, scale)}
    </div>
    ${
      steps.length === 0
        ? undefined
        : html`<ol>
            ${steps.map((one) => rowOf(one, depth + 1, scale))}
          </ol>`
    }
  </li> `;
}

/** "3 times, 1 failed, 2.4 s". */
function timeOf({ done, failed, retried, milliseconds }: StepReport): Html {
  const times = done + failed;
  if (times === 0) return html``;
  const counts = [
    ...(times > 1 ? [`${times} times`] : []),
    ...(failed > 0 && times > 1 ? [`${failed} failed`] : []),
    ...(retried > 0 ? [`tried again ${retried === 1 ? 'once' : `${retried} times`}`] : []),
  ];
  return html`${inSeconds(milliseconds)} <small>${counts.join(', ')}</small>`;
}

function barsOf({ span, stretches }: StepReport, scale: TimeScale): Html {
  if (!span) return html`<span></span>`;
  const label = `From ${inSeconds(span.fromMS)} to ${inSeconds(span.toMS)} after the start`;
  return html`<svg role="img" aria-label="${label}">
    ${scale.squeezed.map((pause) => html`<rect class="pause" y="-1" height="18" ${xOf(pause.from, pause.to)} />`)}
    <rect class="span" y="6" height="4" ${xOf(scale.at(span.fromMS), scale.at(span.toMS))} />
    ${stretches.map(
      ({ fromMS, toMS, kind }) => html`<rect class="ran ${kind}" y="3" height="10" rx="1" ${xOf(scale.at(fromMS), scale.at(toMS))} />`,
    )}
  </svg>`;
}

function xOf(from: number, to: number): Html {
  const width = Math.max(narrowest, to - from);
  return html`x="${Math.min(from, 100 - narrowest).toFixed(2)}%" width="${width.toFixed(2)}%"`;
}

/** When the innermost steps ran. To wait is no work. */
function busyIn(steps: readonly StepReport[]): { readonly fromMS: number; readonly toMS: number }[] {
  return steps.flatMap(({ steps: inside, verb, span, stretches }) => {
    if (inside.length > 0) return busyIn(inside);
    if (verb === 'wait' || !span) return [];
    const ran = stretches.filter(({ kind }) => kind !== 'waited');
    return ran.length < 2 ? (ran.length === 1 ? ran : [span]) : [span];
  });
}

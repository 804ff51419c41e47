import { askForRun } from '../../../connection/index.ts';
import { outlineFlow } from '../../../flow/outline.ts';
import type { Answers } from '../../../run/durable/same-people.ts';
import type { FlowEvent } from '../../../run/flow/events.ts';
import type { FlowRunOptions } from '../../../run/flow/run-flow.ts';
import { digestOf, planOf } from '../../../run/report/plan-of.ts';
import type { Hub } from '../hub.ts';
import type { StudioPorts } from '../ports.ts';
import { beginRecord, type BeginningRun, type BegunRun } from './begin-record.ts';
import type { Ground } from './grounds.ts';
import type { LoadedRun } from './load-run.ts';
import { createQuestions, type Questions } from './questions.ts';
import type { Answers as Named } from './require-told.ts';

/** Does the work of a run. @param answered - Who signed in for it, before its first step. */
export type Work = (
  options: Pick<FlowRunOptions, 'world' | 'modules' | 'tell' | 'ask' | 'tellValue'> & { readonly signal: AbortSignal },
  answered: Answers & Named,
) => Promise<Readonly<Record<string, unknown>>>;

/** A run that may begin. */
export interface Going {
  /** Of its flow, in the project. */
  readonly path: string;
  readonly run: LoadedRun;
  readonly ground: Ground;
  readonly isDry: boolean;
  /** A person is asked before each step that sends or deletes. */
  readonly isAsking: boolean;
  /** Id of the durable run that goes on; left out: a new one. */
  readonly resumed?: string;
  readonly work: Work;
  readonly signal: AbortSignal;
}

/** Begins to write down and to show a run; its work is done when it is asked for. */
export async function goOn(
  { path, run, ground, isDry, isAsking, resumed, work, signal }: Going,
  ports: StudioPorts,
  hub: Hub,
): Promise<{ readonly begun: BegunRun; readonly questions: Questions; work(): Promise<Readonly<Record<string, unknown>>> }> {
  const { checked, catalogue } = run;
  const begun = await beginRecord({ ...aboutOf(run, ground), path, isDry, place: ground.place, resumed }, ports);
  const { record, progress } = begun;
  const tell = throttled(() => hub.publish({ type: 'run', run: progress.view() }));
  const questions = createQuestions(progress, signal, tell);
  const world = await ground.world((event) => {
    record?.tellOfScope(event);
    progress.tellOfScope(event);
    tell();
  });
  return {
    begun,
    questions,
    async work() {
      const { answered } = await askForRun(await outlineFlow(checked.loaded, catalogue), { ...world, signal });
      ground.requireTold(answered);
      const options = {
        world,
        modules: () => ports.modules(),
        signal,
        ...(isAsking && { ask: questions.ask }),
        tell(event: FlowEvent) {
          record?.tell(event);
          progress.tell(event);
          tell();
        },
        tellValue: progress.tellValue,
      };
      return work(options, answered);
    },
  };
}

function aboutOf({ checked, project }: LoadedRun, { about }: Ground): Pick<BeginningRun, 'about' | 'plan'> {
  const { loaded } = checked;
  return {
    about: {
      kind: 'flow',
      name: loaded.flow.name,
      digest: digestOf(loaded.text),
      ...(project && { project: { name: project.file.name, version: project.file.projectVersion } }),
      ...about,
    },
    plan: planOf(loaded),
  };
}

/** How often tabs are told how far a run came, in milliseconds. */
const everyMS = 60;

/** Calls at most once in a while, and once more after the last wish. */
export function throttled(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, everyMS).unref();
  };
}

import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { secretsIn } from './global-setup.ts';

const titledReason = / \(left out: (.+)\)/;

/** Ends a test run with every suite that was left out and why, and one plain line of counts. A secret on the console fails the run. */
export class LeftOutReporter implements Reporter {
  onUserConsoleLog({ content, taskId }: { readonly content: string; readonly taskId?: string }): void {
    for (const found of secretsIn(`$ ${taskId ?? 'the suite'}\n${content}`)) {
      process.stdout.write(`${found}\n`);
      process.exitCode = 1;
    }
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const leftOut = new Map<string, Set<string>>();
    for (const test of tests) {
      const result = test.result();
      if (result.state !== 'skipped' || test.module.state() === 'failed') continue;
      const reason = result.note ?? reasonIn(suiteOf(test));
      leftOut.set(reason, (leftOut.get(reason) ?? new Set()).add(suiteOf(test).replace(titledReason, '')));
    }
    // One line a reason, so that what can be done about it is said once.
    for (const [reason, suites] of leftOut)
      process.stdout.write(`Left out: ${[...suites].join('; ')}${reason ? `, because ${reason}` : ''}\n`);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    // A file whose set-up broke has no failed test, and failed all the same.
    const broken = modules.filter((module) => module.state() === 'failed' && ![...module.children.allTests('failed')].length).length;
    process.stdout.write(`${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped\n`);
  }
}

function suiteOf(test: TestCase): string {
  const { parent } = test;
  return parent.type === 'suite' ? parent.fullName : `${test.module.relativeModuleId}: ${test.name}`;
}

/** A suite may carry its reason in its title: "sign-in (left out: there is no Chromium)". */
function reasonIn(title: string): string {
  return titledReason.exec(title)?.[1] ?? '';
}

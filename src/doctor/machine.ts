import { fine, problem, type Finding } from './finding.ts';

/** What the doctor looks at of a machine. */
export interface MachineFacts {
  /** Version of Node, `20.20.0`. */
  readonly node: string;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The oldest Node that is supported: `engines` of the package. */
const oldestNode = [20, 19] as const;

/** Checks the version of Node. */
export function checkMachine({ node, platform }: MachineFacts): Finding {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (isNew) return fine('machine', `Node ${node} on ${platform}.`);
  return problem('machine', `Node ${node} is too old.`, 'SETTINGS_INVALID', `Install Node ${oldestNode.join('.')} or a later one.`);
}

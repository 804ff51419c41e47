/** What the name of a flow file ends in. */
const flowEnding = '.flow.yaml';

/** True for the name of a flow file. */
export function isFlowFile(file: string): boolean {
  return file.endsWith(flowEnding);
}

import { scopeParity } from './scope-parity.ts';

/** The text of `docs/parity.md`: what the classic properties are here, and why some have no counterpart. */
export function parityPage(): string {
  return [
    '# Parity',
    '',
    'What the properties of the classic scope are here, and which properties of the classic activities have no counterpart, and why.',
    '',
    ...scopeParity(),
    '',
    '## Mail',
    '',
    '| property | reason |',
    '| --- | --- |',
    sensitivityLabels,
    '',
  ].join('\n');
}

const sensitivityLabels = `| \`SensitivityLabelId\` of Send Email, *Assign Sensitivity Label To Email* | Graph v1.0 has no way to put a label on a message: its [message](https://learn.microsoft.com/graph/api/resources/message) has no such property, and labels are assigned to [files](https://learn.microsoft.com/graph/api/resources/sensitivitylabelassignment), groups and sites only. Outlook sets one in its own window or through an [add-in](https://learn.microsoft.com/javascript/api/outlook/office.sensitivitylabel). A header written by hand would look like a label and protect nothing, so it is not offered. |`;

import { foreignCodes, type ForeignCode } from '../../connection/examine/explanations.ts';
import { failures } from '../../core/errors.ts';

const headings: Readonly<Record<ForeignCode['source'], string>> = {
  'sign-in service': 'The sign-in service, and what MSAL says of it',
  'broker of Windows': 'The broker of Windows',
  'Microsoft Graph': 'Microsoft Graph, by code and by status',
};

/** The page of all codes of the services that are known: what each means, which failure it becomes, and what to do. */
export function codesPage(): string {
  const all = foreignCodes();
  const sections = Object.entries(headings).flatMap(([source, heading]) => [
    '',
    `## ${heading}`,
    '',
    '| code | becomes | what happened | whose move | what to do |',
    '| --- | --- | --- | --- | --- |',
    ...all.filter((one) => one.source === source).map(rowOf),
  ]);
  return [
    '# Codes of the services',
    '',
    'What `onbehalf doctor explain CODE` says, for every code that is known. Words in capitals are filled in with the case. A code that is not here is passed on with the own text of the service.',
    ...sections,
    '',
  ].join('\n');
}

function rowOf({ name, code, says, remedy }: ForeignCode): string {
  const failure = failures[code];
  return `| \`${name}\` | \`${code}\` | ${says ?? 'The service says it itself.'} | ${failure.whose} | ${remedy ?? failure.remedy} |`;
}

import { ENVIRONMENT_VARIABLES } from '~/env-variables.server';
import type { Checked, CheckState } from './checks';

export interface Section {
  title: string;
  checked: Checked[];
}

const SIGN: Record<CheckState, string> = {
  ok: 'ok       ',
  note: 'note     ',
  problem: 'PROBLEM  ',
  unchecked: 'unchecked',
};

/** Variables whose value, or whose user and password, no report may show. */
const SECRET_VARIABLES = ENVIRONMENT_VARIABLES.filter(({ isSecret }) => isSecret).map(
  ({ name }) => name,
);

export function reportOf(
  sections: Section[],
  source: Record<string, string | undefined>,
): { report: string; hasProblem: boolean } {
  const all = sections.flatMap(({ checked }) => checked);
  const problems = all.filter(({ state }) => state === 'problem').length;
  const text = [
    ...sections.map(({ title, checked }) => [title, ...checked.flatMap(linesOf), ''].join('\n')),
    problems === 0 ? 'No problem found.' : `${problems} to fix; each arrow says how.`,
    '',
  ].join('\n');
  return { report: withoutSecrets(text, source), hasProblem: problems > 0 };
}

function linesOf({ name, state, found, remedy }: Checked): string[] {
  const line = `  ${SIGN[state]}  ${name}: ${oneLine(found)}`;
  return remedy === undefined ? [line] : [line, `             → ${remedy}`];
}

/** What others answered may hold ends of lines, and signs that a terminal obeys. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function withoutSecrets(text: string, source: Record<string, string | undefined>): string {
  const secrets = SECRET_VARIABLES.flatMap((name) => {
    const value = source[name];
    if (value === undefined || value === '') return [];
    const password = URL.parse(value)?.password;
    return password ? [value, password, decodeURIComponent(password)] : [value];
  });
  return secrets.reduce((left, secret) => left.replaceAll(secret, '[redacted]'), text);
}

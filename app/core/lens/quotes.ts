import type { Finding } from '../audit/outcome';

/** What of a finding's data stands word for word in the text that it speaks of, by rule. */
const QUOTED: Readonly<Record<string, string>> = {
  'tax-free-claim': 'claim',
  'anglicism-in-promotion': 'found',
  'french-typography': 'example',
  'untranslated-french-text': 'example',
  'mixed-language-text': 'example',
  'metric-only-measurements': 'examples',
};

/** Passages that a finding quotes, without what was cut off; empty: it speaks of the whole text. */
export function quotesOf({
  rule,
  message: { data },
}: Pick<Finding, 'message'> & { rule: string }): string[] {
  const quoted = data[QUOTED[rule] ?? ''];
  if (typeof quoted !== 'string') return [];
  const passages = rule === 'metric-only-measurements' ? quoted.split(', ') : [quoted];
  return passages.map((passage) => passage.replace(/…$/u, ''));
}

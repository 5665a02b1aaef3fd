import { OUTCOMES } from '~/core/audit/outcome';
import { readiness } from '~/core/audit/readiness';
import type { Rule } from '~/core/audit/rule';
import { AUDIENCES } from '~/core/listing/audience';
import { formatter, type Formatter } from '~/locales/format';
import { translator, type Translate } from '~/locales/translate';
import type { AuditCommand } from './options';
import type { NotRead } from './side-files';
import type { OutcomeCounts, Tally } from './tally';
import { alignColumns, printable, wrap } from './terminal-text';
import type { BadListing, WorstListings } from './worst-listings';

/** The audit for people: counts by rule, readiness, what to fix first, and what could not be known. */
export function tableReport(
  command: AuditCommand,
  tally: Tally,
  worst: WorstListings,
  missing: readonly NotRead[],
  widthInColumns: number,
): string {
  const t = translator(command.language);
  const format = formatter(command.language, 'UTC');
  const { listings, variants, photos, photosWithAltRead: read, photosWithoutAlt: without } = tally;
  const alts = photos === 0 ? 'noPhotos' : read === 0 ? 'notRead' : 'read';
  const sections = [
    [
      ...wrap(
        t('auditCommand.counts', { file: command.file, listings, variants, photos, alts, without }),
        widthInColumns,
        '',
      ),
      t('auditCommand.auditedAt', { date: format.date(command.now.toISOString()) }),
    ],
    ruleTable(command.rules, tally.outcomes, t, format, widthInColumns),
    [t('auditCommand.readiness'), ...readinessLines(tally, t, format, widthInColumns)],
    worstListings(worst, t, widthInColumns),
    [t('auditCommand.notRead'), ...notRead(missing, t, widthInColumns)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function ruleTable(
  rules: readonly Rule[],
  outcomes: Record<string, OutcomeCounts>,
  t: Translate,
  format: Formatter,
  width: number,
): string[] {
  const head = [t('auditCommand.rule'), t('auditCommand.buyers')];
  const rows = rules.map((rule) => [
    rule.id,
    rule.audiences.join(', '),
    ...OUTCOMES.map((outcome) => format.count(outcomes[rule.id]?.[outcome] ?? 0)),
  ]);
  const full = alignColumns(
    [[...head, ...OUTCOMES.map((outcome) => t(`outcome.${outcome}`))], ...rows],
    2,
  );
  if (full.every((line) => line.length <= width)) return full;
  // Too narrow for a table: one rule a paragraph, and only the outcomes that occurred.
  return rules.flatMap((rule) => {
    const occurred = OUTCOMES.filter((outcome) => (outcomes[rule.id]?.[outcome] ?? 0) > 0);
    const counts = occurred.map(
      (outcome) => `${t(`outcome.${outcome}`)} ${format.count(outcomes[rule.id]?.[outcome] ?? 0)}`,
    );
    return [rule.id, ...wrap(counts.join(', '), width, '  ')];
  });
}

function readinessLines(tally: Tally, t: Translate, format: Formatter, width: number): string[] {
  return AUDIENCES.flatMap((audience) => {
    const { share, coverage } = readiness(tally.readiness[audience]);
    const data = { audience: t(`audience.${audience}`), coverage: format.percent(coverage) };
    const text =
      share === null
        ? t('auditCommand.readinessUnknown', data)
        : t('auditCommand.ready', { ...data, percent: format.percent(share) });
    return wrap(text, width, '    ', '  ');
  });
}

function worstListings(worst: WorstListings, t: Translate, width: number): string[] {
  if (worst.failing === 0) return [t('auditCommand.noFindings')];
  return [
    ...wrap(
      t('auditCommand.worstListings', { shown: worst.listings.length, failing: worst.failing }),
      width,
      '  ',
      '',
    ),
    ...worst.listings.flatMap((listing) => badListing(listing, t, width)),
  ];
}

function badListing({ handle, title, failed }: BadListing, t: Translate, width: number): string[] {
  return [
    ...wrap(printable(`${title} (${handle})`), width, '    ', '  '),
    ...failed.flatMap(({ rule, findings, gravest: { severity, message } }) => {
      const finding = t('auditCommand.finding', {
        severity: t(`severity.${severity}`),
        rule,
        message: printable(t(message.id, message.data)),
      });
      const more =
        findings > 1 ? ` ${t('auditCommand.moreFindings', { count: findings - 1 })}` : '';
      return wrap(`${finding}${more}`, width, '        ', '      ');
    }),
  ];
}

function notRead(names: readonly NotRead[], t: Translate, width: number): string[] {
  return names.flatMap((name) => wrap(t(`auditCommand.notRead.${name}`), width, '    ', '  '));
}

import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { readiness } from '~/core/audit/readiness';
import type { Rule } from '~/core/audit/rule';
import { AUDIENCES } from '~/core/listing/audience';
import type { Formatter } from '~/locales/format';
import type { Translate } from '~/locales/translate';
import type { Tally } from '../tally';
import type { WorstListings } from '../worst-listings';
import { listingAnchor, ruleAnchor } from './ListingFindings';

interface Props {
  /** Its name, without the folders that lead to it. */
  file: string;
  now: Date;
  rules: readonly Rule[];
  tally: Tally;
  worst: WorstListings;
  t: Translate;
  format: Formatter;
}

/** What stands above the listings: how ready they are, and what to fix first. */
export function Summary({ file, now, rules, tally, worst, t, format }: Props) {
  return (
    <>
      <header>
        <h1>{t('auditReport.title', { file })}</h1>
        <p>
          {t('auditCommand.auditedAt', { date: format.date(now.toISOString()) })}.{' '}
          {t('auditReport.summary', { failing: worst.failing, judged: tally.listings })}.
        </p>
        <h2>{t('auditCommand.readiness')}</h2>
        <ul>
          {AUDIENCES.map((audience) => (
            <li key={audience}>{readinessOf(tally, audience, t, format)}</li>
          ))}
        </ul>
      </header>
      <Failing rules={rules} tally={tally} t={t} />
      {worst.listings.length > 0 && (
        <nav>
          <h2>{t('auditReport.first')}</h2>
          <ol>
            {worst.listings.map(({ handle, title }) => (
              <li key={handle}>
                <a href={`#${listingAnchor(handle)}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
    </>
  );
}

/** What stands below them: what nobody could judge, and what was assumed, in words. */
export function Footer({ rules, tally, notes, t }: RulesProps & { notes: readonly string[] }) {
  return (
    <footer>
      <Unknown rules={rules} tally={tally} t={t} />
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p>{t('auditReport.made')}</p>
    </footer>
  );
}

function readinessOf(
  tally: Tally,
  audience: (typeof AUDIENCES)[number],
  t: Translate,
  format: Formatter,
): string {
  const { share, coverage } = readiness(tally.readiness[audience]);
  const data = { audience: t(`audience.${audience}`), coverage: format.percent(coverage) };
  return share === null
    ? t('auditCommand.readinessUnknown', data)
    : t('auditCommand.ready', { ...data, percent: format.percent(share) });
}

type RulesProps = Pick<Props, 'rules' | 'tally' | 't'>;

function Failing({ rules, tally, t }: RulesProps) {
  const failing = rules
    .flatMap((rule) => {
      const severity = tally.gravestOf(rule.id);
      return severity ? [{ rule, severity, listings: tally.outcomes[rule.id]?.fail ?? 0 }] : [];
    })
    .sort((a, b) => rank(a.severity) - rank(b.severity) || b.listings - a.listings);
  if (failing.length === 0) return <p>{t('auditCommand.noFindings')}</p>;
  return (
    <section>
      <h2>{t('auditReport.gravest')}</h2>
      {failing.map(({ rule: { id, audiences }, severity, listings }) => (
        <section key={id} id={ruleAnchor(id)} className={severity}>
          <h3>
            {t(`rule.${id}.title`)}{' '}
            <small>
              {t(`severity.${severity}`)} ·{' '}
              {audiences.map((audience) => t(`audience.${audience}`)).join(', ')} ·{' '}
              {t('auditReport.failing', { count: listings })}
            </small>
          </h3>
          <p>{t(`rule.${id}.why`)}</p>
          <p>{t('auditReport.remedy', { remedy: t(`rule.${id}.remedy`) })}</p>
        </section>
      ))}
    </section>
  );
}

function Unknown({ rules, tally, t }: RulesProps) {
  const unknown = rules.filter(({ id }) => (tally.outcomes[id]?.unknown ?? 0) > 0);
  if (unknown.length === 0) return null;
  return (
    <section>
      <h2>{t('auditReport.unknown')}</h2>
      <ul>
        {unknown.map(({ id }) => (
          <li key={id}>
            {t('auditReport.unknownIn', {
              rule: t(`rule.${id}.title`),
              listings: tally.outcomes[id]?.unknown ?? 0,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

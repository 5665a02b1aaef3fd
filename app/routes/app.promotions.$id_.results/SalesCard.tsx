import { BlockStack, Card, Divider, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { ResultPeriods } from '~/core/promotions/results/result-periods';
import type { Comparison, SalesSums } from '~/core/promotions/results/results';
import type { MeasuredResults, PromotionResultsView } from '~/services/promotions/suggestion-views';
import { useResultsWords } from './use-results-words';

/** The promoted listings together: during it, before it, and in the same weeks of last year. */
export function SalesCard(props: {
  measured: MeasuredResults;
  counts: PromotionResultsView['counts'];
}) {
  const { measured, counts } = props;
  const { results, currency, knownSince: since } = measured;
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('promotionResults.sales.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('promotionResults.revenue.note')}
          </Text>
          <WhatCounts counts={counts} hasCode={measured.withCode !== null} />
        </BlockStack>
        {measured.withCode && <WithCode measured={measured} />}
        <Period
          title={t(
            measured.withCode
              ? 'promotionResults.period.duringAll'
              : 'promotionResults.period.during',
          )}
          range={results.periods.during}
          sums={results.during}
          currency={currency}
        />
        <Divider />
        <Compared
          name="before"
          comparison={results.before}
          since={since}
          noBefore={results.periods.noBefore}
          currency={currency}
        />
        <Divider />
        <Compared name="lastYear" comparison={results.lastYear} since={since} currency={currency} />
        <Others measured={measured} />
      </BlockStack>
    </Card>
  );
}

/** What orders that used the code bought. The comparisons below are of all orders: before it nobody had the code. */
function WithCode({ measured: { withCode, results, currency } }: { measured: MeasuredResults }) {
  const t = useTranslate();
  if (withCode === null) return null;
  const { code, sums, orders } = withCode;
  const title = t('promotionResults.period.withCode', { code });
  return (
    <>
      {sums === null ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p">{t('promotionResults.code.unknown')}</Text>
        </BlockStack>
      ) : (
        <Period title={title} range={results.periods.during} sums={sums} currency={currency}>
          <Text as="p" tone="subdued">
            {t('promotionResults.code.orders', { orders })}
          </Text>
        </Period>
      )}
      <Text as="p" tone="subdued">
        {t('promotionResults.code.compared')}
      </Text>
      <Divider />
    </>
  );
}

/** Whose orders the figures are of, and what of that is not known. */
function WhatCounts(props: { counts: PromotionResultsView['counts']; hasCode: boolean }) {
  const { counts, hasCode } = props;
  const t = useTranslate();
  const format = useFormatter();
  const { countries, beside, byCollections } = counts;
  return (
    <>
      {countries !== null && (
        <Text as="p" tone="subdued">
          {t('promotionResults.counts.countries', { countries: countries.map(format.country) })}
        </Text>
      )}
      {!hasCode && (
        <Text as="p" tone="subdued">
          {t('promotionResults.counts.all', { hasPlaces: countries !== null })}
        </Text>
      )}
      {beside.length > 0 && (
        <Text as="p">
          {t('promotionResults.counts.beside', { names: beside, count: beside.length, hasCode })}
        </Text>
      )}
      {byCollections !== null && (
        <Text as="p">
          {t(`promotionResults.counts.collections.${byCollections.known}`, {
            day: byCollections.known === 'seenSince' ? format.day(byCollections.day) : '',
          })}
        </Text>
      )}
    </>
  );
}

function Compared(props: {
  name: 'before' | 'lastYear';
  comparison: Comparison | null;
  since: string;
  noBefore?: ResultPeriods['noBefore'];
  currency: string | null;
}) {
  const { name, comparison, since, noBefore, currency } = props;
  const t = useTranslate();
  const format = useFormatter();
  const words = useResultsWords(currency);
  const title = t(`promotionResults.period.${name}`);
  if (comparison === null) {
    return (
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {noBefore === 'otherPromotions'
            ? t('promotionResults.noBefore.otherPromotions')
            : t('promotionResults.range.unknown', { since: format.day(since) })}
        </Text>
      </BlockStack>
    );
  }
  const { range, sums, ratio, othersRatio } = comparison;
  return (
    <Period title={title} range={range} sums={sums} currency={currency} change={words.ratio(ratio)}>
      {othersRatio !== null && (
        <Text as="p" tone="subdued">
          {t('promotionResults.ratio.others', { ratio: othersRatio })}
        </Text>
      )}
    </Period>
  );
}

function Period(props: {
  title: string;
  range: DayRange;
  sums: SalesSums;
  currency: string | null;
  change?: string;
  children?: ReactNode;
}) {
  const { title, range, sums, currency, change, children } = props;
  const t = useTranslate();
  const format = useFormatter();
  const words = useResultsWords(currency);
  const figures: ['units' | 'revenue' | 'returned' | 'change', string][] = [
    ['units', format.count(sums.units)],
    ['revenue', words.revenue(sums)],
    ['returned', words.returned(sums)],
    ...(change === undefined ? [] : [['change', change] satisfies ['change', string]]),
  ];
  return (
    <BlockStack gap="200">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {t('promotionResults.subtitle', {
            first: format.day(range.first),
            last: format.day(range.last),
          })}
        </Text>
      </BlockStack>
      <dl className="suggestion-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`promotionResults.sales.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </BlockStack>
  );
}

function Others({ measured: { results, marginPercent } }: { measured: MeasuredResults }) {
  const t = useTranslate();
  const { shareOfYear } = results;
  if (shareOfYear === null && marginPercent === null) return null;
  return (
    <>
      <Divider />
      {shareOfYear && (
        <Text as="p">
          {t('promotionResults.shareOfYear', {
            ...shareOfYear,
            share: shareOfYear.units / shareOfYear.ofUnits,
            dayShare: shareOfYear.days / shareOfYear.ofDays,
          })}
        </Text>
      )}
      {marginPercent !== null && (
        <Text as="p">{t('promotionResults.margin', { percent: Math.floor(marginPercent) })}</Text>
      )}
    </>
  );
}

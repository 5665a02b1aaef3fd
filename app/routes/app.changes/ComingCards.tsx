import { Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Digest } from '~/core/digest/digest';
import type { DigestWords } from '~/locales/digest-words';
import { Items, ItemTitle } from './FindingsCards';

interface Content {
  digest: Digest;
  words: DigestWords;
}

/** The next deadline of a season. */
export function MilestoneCard({ digest: { nextMilestone }, words }: Content) {
  const t = useTranslate();
  if (nextMilestone === null) return null;
  return (
    <Items
      title={t('digest.milestone.title')}
      items={[
        <>
          {words.milestone(nextMilestone).map((line) => (
            <Text key={line} as="p">
              {line}
            </Text>
          ))}
          <Link url="/app/season">{t('digest.milestone.see')}</Link>
        </>,
      ]}
    />
  );
}

/** Promotions that start or end in the coming week. */
export function PromotionsCard({ digest: { promotions }, words }: Content) {
  const t = useTranslate();
  if (promotions.length === 0) return null;
  return (
    <Items
      title={t('digest.promotions.title')}
      items={promotions.map((notice) => (
        <>
          <ItemTitle
            title={notice.name}
            url={`/app/promotions/${encodeURIComponent(notice.promotionId)}`}
          />
          <Text as="p" tone="subdued">
            {words.promotionTime(notice)}
          </Text>
        </>
      ))}
    />
  );
}

/** Rules that could not be judged, and why. */
export function NotJudgedCard({ digest: { notJudged }, words }: Content) {
  const t = useTranslate();
  if (notJudged.length === 0) return null;
  return (
    <Items
      title={t('digest.notJudged.title')}
      items={words.notJudged(notJudged).map((line) => (
        <Text key={line} as="p">
          {line}
        </Text>
      ))}
    />
  );
}

import { BlockStack, Link, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { TitledCard } from '~/components/TitledCard';
import type { Markdown } from '~/core/promotions/markdown';
import type { MarkdownRow } from '~/services/promotions/suggestion-views';

/** Stock that the season will leave, and how deep a markdown would clear it. */
export function MarkdownsCard({ markdowns, end }: { markdowns: MarkdownRow[]; end: string }) {
  const t = useTranslate();
  const format = useFormatter();
  if (markdowns.length === 0) return null;
  return (
    <TitledCard
      title={t('suggestions.markdown.title')}
      text={t('suggestions.markdown.text', { end: format.day(end) })}
    >
      {markdowns.map(({ listingId, title, markdown }) => (
        <BlockStack key={listingId} gap="100">
          <Text as="h3" variant="headingSm" breakWord>
            <Link url={listingPath(listingId)}>{listingTitle(t, title)}</Link>
          </Text>
          <Text as="p">
            {t('suggestions.markdown.row', {
              stock: markdown.stock,
              projected: markdown.projectedUnits,
              leftover: markdown.leftoverUnits,
            })}{' '}
            {t(`suggestions.markdown.${adviceOf(markdown)}`, {
              depth: markdown.depthPercent ?? 0,
              left: markdown.leftAfterwards,
            })}
          </Text>
          {!markdown.knowsCost && (
            <Text as="p" tone="subdued">
              {t('suggestions.markdown.noCost')}
            </Text>
          )}
        </BlockStack>
      ))}
    </TitledCard>
  );
}

function adviceOf({ depthPercent, boundedBy }: Markdown): 'noRoom' | 'cost' | 'most' | 'depth' {
  if (depthPercent === null) return 'noRoom';
  return boundedBy ?? 'depth';
}

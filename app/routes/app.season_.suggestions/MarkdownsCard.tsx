import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import type { Markdown } from '~/core/promotions/markdown';
import type { MarkdownRow } from '~/services/promotions/suggestion-views';

/** Stock that the season will leave, and how deep a markdown would clear it. */
export function MarkdownsCard({ markdowns, end }: { markdowns: MarkdownRow[]; end: string }) {
  const t = useTranslate();
  const format = useFormatter();
  if (markdowns.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('suggestions.markdown.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('suggestions.markdown.text', { end: format.day(end) })}
          </Text>
        </BlockStack>
        {markdowns.map(({ listingId, title, markdown }) => (
          <BlockStack key={listingId} gap="100">
            <Text as="h3" variant="headingSm" breakWord>
              <Link url={listingPath(listingId)} monochrome removeUnderline>
                {listingTitle(t, title)}
              </Link>
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
      </BlockStack>
    </Card>
  );
}

function adviceOf({ depthPercent, boundedBy }: Markdown): 'noRoom' | 'cost' | 'most' | 'depth' {
  if (depthPercent === null) return 'noRoom';
  return boundedBy ?? 'depth';
}

import { BlockStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { OtherFrench } from '~/services/changes/views';

/** What buyers of other markets read in the place of the text. */
export function FrenchElsewhere({ others, lang }: { others: OtherFrench[]; lang: string }) {
  const t = useTranslate();
  if (others.length === 0) return null;
  return (
    <dl className="french-elsewhere">
      {others.map(({ market, text }) => (
        <BlockStack key={market ?? ''} gap="100">
          <dt>
            <Text as="span" tone="subdued">
              {market === null ? t('french.ofAll') : t('french.ofMarket', { market })}
            </Text>
          </dt>
          <dd lang={lang} className="source-text source-lines">
            {text}
          </dd>
        </BlockStack>
      ))}
    </dl>
  );
}

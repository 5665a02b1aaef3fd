import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import type { Suggestion } from '~/core/changes/suggestions';
import { bareHsCode } from '~/core/customs/hs-digits';
import type { HsEntry } from '~/core/customs/hs-texts';
import { HsWords } from './HsCodeField';
import { useTranslate } from './language';
import { useSayValue } from './use-say-value';

/** What like listings of the store have, each to be taken over by a button. */
export function ValueSuggestions(props: {
  title: string;
  suggestions: readonly Suggestion[];
  hsEntries: readonly HsEntry[];
  onUse: (value: string) => void;
}) {
  const { title, suggestions, hsEntries, onUse } = props;
  const t = useTranslate();
  const sayValue = useSayValue();
  if (suggestions.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued" variant="bodySm">
        {title}
      </Text>
      {suggestions.map(({ kind, value, listings: count, sameVendor }) => {
        const said = sayValue(kind, value);
        const six = bareHsCode(value).slice(0, 6);
        const words = kind === 'hsCode' && hsEntries.find(({ code }) => code === six);
        return (
          <BlockStack key={value}>
            <InlineStack gap="200" blockAlign="center">
              <Text as="span">
                {t(`customs.suggestion.${sameVendor ? 'sameVendor' : 'sameType'}`, {
                  value: said,
                  count,
                })}
              </Text>
              <Button
                size="slim"
                onClick={() => {
                  onUse(value);
                }}
              >
                {t('customs.suggestion.use', { value: said })}
              </Button>
            </InlineStack>
            {words && <HsWords entry={words} />}
          </BlockStack>
        );
      })}
    </BlockStack>
  );
}

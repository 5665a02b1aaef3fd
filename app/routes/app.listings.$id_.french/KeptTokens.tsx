import { Badge, BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { KeptToken } from '~/core/changes/kept-tokens';

/** Names and numbers of the source that its French has to keep, and which of them it lacks. */
export function KeptTokens(props: { tokens: KeptToken[]; hasFrench: boolean }) {
  const { tokens, hasFrench } = props;
  const t = useTranslate();
  if (tokens.length === 0) return null;
  const missing = tokens.filter(({ isKept }) => !isKept).length;
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">
        {hasFrench ? t('french.kept', { missing }) : t('french.kept.toKeep')}
      </Text>
      <InlineStack as="ul" gap="100">
        {tokens.map(({ kind, text, isKept }) => (
          <li key={`${kind} ${text}`} className="kept-token">
            <Badge
              {...(hasFrench && {
                ...STATES[`${isKept}`],
                toneAndProgressLabelOverride: t(`french.kept.${isKept}`),
              })}
            >
              {text}
            </Badge>
          </li>
        ))}
      </InlineStack>
    </BlockStack>
  );
}

const STATES = {
  true: { tone: 'success', progress: 'complete' },
  false: { tone: 'attention', progress: 'incomplete' },
} as const;

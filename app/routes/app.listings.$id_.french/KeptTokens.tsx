import { Badge, BlockStack, Text } from '@shopify/polaris';
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
      <ul className="kept-tokens">
        {tokens.map(({ kind, text, isKept }) => (
          <li key={`${kind} ${text}`}>
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
      </ul>
    </BlockStack>
  );
}

const STATES = {
  true: { tone: 'success', progress: 'complete' },
  false: { tone: 'attention', progress: 'incomplete' },
} as const;

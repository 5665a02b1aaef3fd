import { Badge, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import type { SourceSince } from '~/services/changes/views';

/** The source changed after the French was written: what changed, where that is known, and a word that it is still right. */
export function OutdatedFrench(props: {
  /** `null`: the source then is not known. */
  since: SourceSince | null;
  lang: string | null;
  /** `null`: something else is typed. */
  onConfirm: (() => void) | null;
}) {
  const { since, lang, onConfirm } = props;
  const t = useTranslate();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone="attention">{t('french.outdated')}</Badge>
        {onConfirm && (
          <Button variant="plain" onClick={onConfirm}>
            {t('french.confirm')}
          </Button>
        )}
      </InlineStack>
      {since === null ? (
        <Text as="p" tone="subdued">
          {t('french.since.unknown')}
        </Text>
      ) : (
        <WhatChangedSince since={since} lang={lang} />
      )}
    </BlockStack>
  );
}

function WhatChangedSince({ since, lang }: { since: SourceSince; lang: string | null }) {
  const t = useTranslate();
  const date = useFormatter().date(since.at);
  if (since.lines.length === 0)
    return <Text as="p">{t('french.since.readsTheSame', { date })}</Text>;
  return (
    <BlockStack gap="100">
      <Text as="p">{t('french.since', { date })}</Text>
      <ul className="findings" lang={lang ?? undefined}>
        {since.lines.map((line, index) => (
          <li key={index}>
            {line.map(({ kind, text }, piece) =>
              kind === 'removed' ? (
                <del key={piece}>{text}</del>
              ) : kind === 'added' ? (
                <ins key={piece}>{text}</ins>
              ) : (
                <span key={piece}>{text}</span>
              ),
            )}
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

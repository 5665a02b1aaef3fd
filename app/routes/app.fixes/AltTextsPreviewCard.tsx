import { Button, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useRef } from 'react';
import { Effects } from '~/components/Effects';
import { TitledCard } from '~/components/TitledCard';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import type { AltTextsPreview } from '~/services/changes/views';

/** All alt texts that would be written, before any of them is. Whoever asked for it is taken there. */
export function AltTextsPreviewCard(props: {
  preview: AltTextsPreview;
  isStarting: boolean;
  onWrite: () => void;
}) {
  const { preview, isStarting, onWrite } = props;
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.focus();
  }, [preview]);
  return (
    <TitledCard title={t('bulk.preview.title')} gap="300">
      {preview.leftOut > 0 && (
        <Text as="p">{t('bulk.altText.leftOut', { count: preview.leftOut })}</Text>
      )}
      <Effects effects={preview.effects} />
      <div
        ref={list}
        className="bulk-preview"
        tabIndex={0}
        role="group"
        aria-label={t('bulk.preview.title')}
      >
        <ul className="findings">
          {preview.texts.map(({ mediaId, title, position, before, after }) => (
            <li key={mediaId}>
              {t('bulk.altText.line', {
                title: listingTitle(t, title),
                position,
                before: before === '' ? t('bulk.altText.none') : before,
                after,
              })}
            </li>
          ))}
        </ul>
      </div>
      <InlineStack>
        <Button variant="primary" onClick={onWrite} loading={isStarting}>
          {t('bulk.altText.write', { count: preview.texts.length })}
        </Button>
      </InlineStack>
    </TitledCard>
  );
}

import { useLocation } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { PageTurner } from '~/components/PageTurner';
import { SaveBar } from '~/components/SaveBar';
import type { BulkAltTextsView } from '~/services/changes/views';
import { AltTextsPreviewCard } from './AltTextsPreviewCard';
import { PhotoRow } from './PhotoRow';
import { ScopeCard } from './ScopeCard';
import { useAltTextsDraft } from './use-alt-texts-draft';
import { useBulk } from './use-bulk';

/** Alt texts of many listings' photos, written one after the other without leaving the keyboard. */
export function AltTextsPage({ altTexts: view }: { altTexts: BulkAltTextsView }) {
  const { listings, total, previous, next } = view;
  const t = useTranslate();
  const draft = useAltTextsDraft();
  const { texts } = draft;
  const bulk = useBulk({
    kind: 'altText',
    scope: 'write_files',
    fields: { texts: JSON.stringify(texts) },
    onStarted: draft.discard,
  });
  const isChanged = texts.length > 0;
  const frame = useRef<HTMLDivElement>(null);
  // Keyboard first: whoever comes here is at the first photo of the page, and stays where they are when it loads again.
  const { search } = useLocation();
  useEffect(() => {
    fieldsIn(frame.current)[0]?.focus({ preventScroll: true });
  }, [search]);

  return (
    <Page
      title={t('bulk.title.altText')}
      subtitle={t('bulk.altText.count', { count: total })}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
    >
      <SaveBar
        id="bulk-alt-texts-save-bar"
        shown={isChanged}
        busy={bulk.isPreviewing || bulk.isStarting}
        onSave={bulk.ask}
        onDiscard={draft.discard}
      />
      <BlockStack gap="400">
        {bulk.whyNot && (
          <Banner tone="warning">
            <p>{t(bulk.whyNot.id, bulk.whyNot.data)}</p>
          </Banner>
        )}
        {bulk.isDeclined && (
          <Banner tone="warning">
            <p>{t('listing.photos.altDeclined')}</p>
          </Banner>
        )}
        {bulk.preview && (
          <AltTextsPreviewCard
            preview={bulk.preview}
            isStarting={bulk.isStarting}
            onWrite={bulk.write}
          />
        )}
        <ScopeCard {...view} />
        {listings.length === 0 ? (
          <Card>
            <Text as="p">{t('bulk.altText.nothing')}</Text>
          </Card>
        ) : (
          <Card>
            <BlockStack gap="300">
              <Text as="p">{t('bulk.altText.help')}</Text>
              {bulk.isGranted === false && (
                <Text as="p" tone="subdued">
                  {t('bulk.altText.permission')}
                </Text>
              )}
              <InlineStack>
                <Button disabled={!isChanged} loading={bulk.isPreviewing} onClick={bulk.ask}>
                  {t('bulk.altText.preview', { count: texts.length })}
                </Button>
              </InlineStack>
            </BlockStack>
          </Card>
        )}
        <div ref={frame} onKeyDown={goOn}>
          <BlockStack gap="400">
            {listings.map(({ id, title, photos, more }) => (
              <Card key={id}>
                <BlockStack gap="400">
                  <Text as="h2" variant="headingMd" breakWord>
                    {listingTitle(t, title)}
                  </Text>
                  <ul className="photo-rows">
                    {photos.map((photo) => (
                      <PhotoRow
                        key={photo.mediaId}
                        listingId={id}
                        title={listingTitle(t, title)}
                        photo={photo}
                        typed={draft.typedOf(photo.mediaId)}
                        isBusy={bulk.isStarting}
                        onType={draft.type}
                      />
                    ))}
                  </ul>
                  {more > 0 && (
                    <Box>
                      <Button variant="plain" url={listingPath(id)}>
                        {t('bulk.altText.more', { count: more })}
                      </Button>
                    </Box>
                  )}
                </BlockStack>
              </Card>
            ))}
          </BlockStack>
        </div>
        <PageTurner previous={previous} next={next} />
      </BlockStack>
    </Page>
  );
}

type Frame = HTMLElement | null;

/** Enter goes to the next photo; an alt text has no lines. */
function goOn(event: KeyboardEvent<HTMLDivElement>): void {
  const { key, target, currentTarget } = event;
  if (key !== 'Enter' || event.nativeEvent.isComposing) return;
  const fields = fieldsIn(currentTarget);
  const at = fields.findIndex((field) => field === target);
  if (at < 0) return;
  event.preventDefault();
  const next = fields[at + (event.shiftKey ? -1 : 1)];
  if (next) next.focus();
  else if (!event.shiftKey) {
    document.querySelector<HTMLElement>('nav button:last-of-type:not([disabled])')?.focus();
  }
}

function fieldsIn(frame: Frame): HTMLTextAreaElement[] {
  return [...(frame?.querySelectorAll<HTMLTextAreaElement>('textarea:not([aria-hidden])') ?? [])];
}

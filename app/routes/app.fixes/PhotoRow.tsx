import { BlockStack, Box, Button, Text, TextField } from '@shopify/polaris';
import { memo } from 'react';
import { useTranslate } from '~/components/language';
import { MediaPicture } from '~/components/MediaPicture';
import type { PhotoToDescribe } from '~/services/changes/views';

/** Shopify takes no more. */
const LONGEST_ALT_TEXT = 512;

/** One photo with the field for its alt text; drawn again only where its own text changes. */
export const PhotoRow = memo(function PhotoRow(props: {
  listingId: string;
  title: string;
  photo: PhotoToDescribe;
  typed: string;
  isBusy: boolean;
  onType: (listingId: string, photo: PhotoToDescribe, alt: string) => void;
}) {
  const { listingId, title, photo, typed, isBusy, onType } = props;
  const { position, url, alt, suggestion } = photo;
  const t = useTranslate();
  return (
    <li className="photo-row">
      <MediaPicture media={{ kind: 'IMAGE', url }} />
      <BlockStack gap="200">
        <TextField
          label={t('bulk.altText.field', { position, title })}
          value={typed}
          onChange={(text) => {
            onType(listingId, photo, text);
          }}
          helpText={alt === '' ? undefined : t('bulk.altText.fileName', { alt })}
          disabled={isBusy}
          maxLength={LONGEST_ALT_TEXT}
          multiline={2}
          autoComplete="off"
          spellCheck
        />
        {suggestion && typed === '' && (
          <Box>
            <Text as="p" tone="subdued">
              {t('bulk.altText.suggestion', { alt: suggestion.alt, title: suggestion.title })}
            </Text>
            <Button
              variant="plain"
              disabled={isBusy}
              accessibilityLabel={t('bulk.altText.useFor', {
                alt: suggestion.alt,
                position,
                title,
              })}
              onClick={() => {
                onType(listingId, photo, suggestion.alt);
              }}
            >
              {t('bulk.altText.use')}
            </Button>
          </Box>
        )}
      </BlockStack>
    </li>
  );
});

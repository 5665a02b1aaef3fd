import { BlockStack, Box, Button, Checkbox, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { MediaPicture } from '~/components/MediaPicture';
import { PhotoWords } from '~/components/PhotoWords';
import type { Message } from '~/core/audit/outcome';
import type { Media } from '~/core/listing/listing';
import type { PhotoWordsView } from '~/core/photos/photo-view';

interface AltTextEditing {
  /** `null`: nothing is typed. */
  typed: string | null;
  isBusy: boolean;
  onType: (alt: string) => void;
}

export function PhotoTile(props: {
  media: Media;
  /** `null`: it is not looked at. */
  words: PhotoWordsView | null;
  position: number;
  /** The product's own field says that it shows the packaging. */
  isNamedByProduct: boolean;
  showsPackaging: boolean;
  isBusy: boolean;
  onToggle: (shows: boolean) => void;
  altText: AltTextEditing;
}) {
  const { media, words, position, isNamedByProduct, showsPackaging, isBusy, onToggle } = props;
  const t = useTranslate();
  const alt = media.alt?.trim() ?? '';

  return (
    <BlockStack gap="100">
      <MediaPicture media={media} />
      <Text as="p" variant="bodySm" tone={alt === '' ? 'caution' : 'subdued'} breakWord>
        {t(altMessage(media), { alt })}
      </Text>
      {words && <PhotoWords words={words} />}
      {media.kind === 'IMAGE' && media.alt !== undefined && (
        <AltTextField alt={alt} position={position} editing={props.altText} />
      )}
      {media.kind === 'IMAGE' && (
        <Checkbox
          label={t('listing.photos.showsPackaging', { position })}
          helpText={isNamedByProduct && t('listing.photos.namedByProduct')}
          checked={isNamedByProduct || showsPackaging}
          disabled={isBusy}
          onChange={onToggle}
        />
      )}
    </BlockStack>
  );
}

/** Shopify takes no more. */
const LONGEST_ALT_TEXT = 512;

/** Closed until somebody wants to write. */
function AltTextField(props: { alt: string; position: number; editing: AltTextEditing }) {
  const { alt, position, editing } = props;
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen && editing.typed === null) {
    return (
      <Box>
        <Button
          variant="plain"
          accessibilityLabel={t('listing.photos.writeAltOf', { position })}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t(alt === '' ? 'listing.photos.writeAlt' : 'listing.photos.changeAlt')}
        </Button>
      </Box>
    );
  }
  return (
    <TextField
      label={t('listing.photos.altOf', { position })}
      value={editing.typed ?? alt}
      onChange={editing.onType}
      disabled={editing.isBusy}
      maxLength={LONGEST_ALT_TEXT}
      multiline={2}
      autoComplete="off"
      spellCheck
    />
  );
}

function altMessage({ kind, alt }: Media): Message['id'] {
  if (alt === undefined) return 'listing.photos.altNotRead';
  if (alt === null || alt.trim() === '') {
    return kind === 'IMAGE' ? 'listing.photos.noAlt' : 'listing.photos.noAltNotPhoto';
  }
  return 'listing.photos.alt';
}

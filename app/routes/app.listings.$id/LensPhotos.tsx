import { BlockStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { MediaPicture } from '~/components/MediaPicture';
import type { LensPhoto } from '~/core/lens/lens';
import { WordingBadge } from './LensWords';

const SHOWN = 6;

/** The first photos, with what is read aloud in their place. */
export function LensPhotos({ photos }: { photos: readonly LensPhoto[] }) {
  const t = useTranslate();
  if (photos.length === 0) return <Text as="p">{t('listing.photos.none')}</Text>;
  // Those that something is said of are always there.
  const shown = photos.filter(({ findings }, index) => index < SHOWN || findings.length > 0);
  return (
    <BlockStack gap="200">
      <ul className="lens-photos">
        {shown.slice(0, SHOWN * 2).map((photo) => (
          <li key={photo.id}>
            <MediaPicture media={photo} />
            <Text as="p" variant="bodySm" tone="subdued" breakWord>
              {photo.alt === undefined
                ? t('listing.photos.altNotRead')
                : photo.alt === null
                  ? t('listing.photos.noAlt')
                  : t('lens.alt', { alt: photo.alt })}
              {photo.findings.map((number) => (
                <sup key={number}>
                  <a href={`#lens-finding-${number}`}>{number}</a>
                </sup>
              ))}
            </Text>
            {photo.wording !== 'french' && <WordingBadge wording={photo.wording} />}
          </li>
        ))}
      </ul>
      {shown.length < photos.length && (
        <Text as="p" tone="subdued">
          {t('lens.photos.more', { count: photos.length - Math.min(shown.length, SHOWN * 2) })}
        </Text>
      )}
    </BlockStack>
  );
}

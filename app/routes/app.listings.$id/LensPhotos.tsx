import { BlockStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { MediaPicture } from '~/components/MediaPicture';
import { PhotoMarks } from '~/components/PhotoMarks';
import { PhotoWords } from '~/components/PhotoWords';
import type { LensPhoto } from '~/core/lens/lens';
import { WordingBadge } from './LensWords';

const SHOWN = 6;
/** With those further on that something is said of. */
const SHOWN_AT_MOST = 12;

/** The first photos, with what is read aloud in their place. */
export function LensPhotos({ photos }: { photos: readonly LensPhoto[] }) {
  const t = useTranslate();
  if (photos.length === 0) return <Text as="p">{t('listing.photos.none')}</Text>;
  const shown = photos
    .filter(({ findings }, index) => index < SHOWN || findings.length > 0)
    .slice(0, SHOWN_AT_MOST);
  return (
    <BlockStack gap="200">
      <ul className="lens-photos">
        {shown.map((photo) => (
          <li key={photo.id} className={isMarked(photo) ? 'lens-marked' : ''}>
            <MediaPicture media={photo}>
              {photo.words && <PhotoMarks words={photo.words} />}
            </MediaPicture>
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
            {photo.words && photo.kind === 'IMAGE' && <PhotoWords words={photo.words} />}
            {photo.wording !== 'french' && <WordingBadge wording={photo.wording} />}
          </li>
        ))}
      </ul>
      {shown.length < photos.length && (
        <Text as="p" tone="subdued">
          {t('lens.photos.more', { count: photos.length - shown.length })}
        </Text>
      )}
    </BlockStack>
  );
}

/** Shown larger, so that its words can be read. */
function isMarked({ words }: LensPhoto): boolean {
  return words?.state === 'read' && words.text !== '';
}

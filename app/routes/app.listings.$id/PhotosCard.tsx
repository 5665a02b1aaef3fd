import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  InlineGrid,
  InlineStack,
  Text,
} from '@shopify/polaris';
import { AddPhoto } from '~/components/AddPhoto';
import { useTranslate } from '~/components/language';
import { SaveBar } from '~/components/SaveBar';
import type { Listing, PackagingMarks } from '~/core/listing/listing';
import type { PhotoWordsView } from '~/core/photos/photo-view';
import { PhotoTile } from './PhotoTile';
import { useAltTexts } from './use-alt-texts';
import { useNamedPhotos } from './use-named-photos';
import { usePackagingMarks } from './use-packaging-marks';

/** All photos with their alt texts, and the merchant's word on which of them show the packaging. */
export function PhotosCard(props: {
  listing: { id: string; title: string };
  media: Listing['media'];
  photoWords: Readonly<Record<string, PhotoWordsView>> | null;
  packaging: PackagingMarks | null;
  /** Named by the product's own field. */
  packagingPhotos: string[];
}) {
  const { media, photoWords, packagingPhotos } = props;
  const t = useTranslate();
  const { marks, error, mark } = usePackagingMarks(props.packaging);
  const altTexts = useAltTexts(props.listing.id);
  const named = useNamedPhotos(props.listing.id);
  const whyNotNamed = error ?? named.whyNot;
  const shownOn = marks?.shownOn ?? [];

  function toggle(mediaId: string, shows: boolean) {
    const others = shownOn.filter((id) => id !== mediaId);
    const next = shows ? [...others, mediaId] : others;
    mark(next.length === 0 ? null : { shownOn: next, noneShown: false });
  }

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('listing.photos.title')}
          </Text>
          <Text as="p" tone="subdued">
            {media.length === 0 ? t('listing.photos.none') : t('listing.photos.packaging')}
          </Text>
        </BlockStack>
        <SaveBar
          id="alt-texts-save-bar"
          shown={altTexts.isChanged}
          busy={altTexts.isBusy}
          onSave={altTexts.save}
          onDiscard={altTexts.discard}
        />
        {altTexts.whyNot && (
          <Banner tone="warning">
            <p>{t(altTexts.whyNot.id, altTexts.whyNot.data)}</p>
          </Banner>
        )}
        {whyNotNamed && (
          <Banner tone="critical">
            <p>{t(whyNotNamed.id, whyNotNamed.data)}</p>
          </Banner>
        )}
        {media.length > 0 && (
          <>
            <InlineStack gap="400" blockAlign="center">
              <Checkbox
                label={t('listing.photos.noneShown')}
                checked={marks?.noneShown ?? false}
                onChange={(checked) => {
                  mark(checked ? { shownOn: [], noneShown: true } : null);
                }}
              />
              {marks !== null && (
                <Button
                  variant="plain"
                  onClick={() => {
                    mark(null);
                  }}
                >
                  {t('listing.photos.clear')}
                </Button>
              )}
            </InlineStack>
            <InlineGrid columns={{ xs: 2, sm: 3, lg: 4 }} gap="400">
              {media.map((each, index) => (
                <PhotoTile
                  key={each.id}
                  media={each}
                  words={photoWords?.[each.id] ?? null}
                  position={index + 1}
                  isNamedByProduct={packagingPhotos.includes(each.id)}
                  showsPackaging={shownOn.includes(each.id)}
                  isBusy={named.isBusy}
                  altText={{
                    typed: altTexts.typedOf(each.id),
                    isBusy: altTexts.isBusy,
                    onType: (alt) => {
                      altTexts.type(each, alt);
                    },
                  }}
                  onToggle={(shows) => {
                    if (packagingPhotos.includes(each.id)) named.takeOut(each.id);
                    else toggle(each.id, shows);
                  }}
                />
              ))}
            </InlineGrid>
          </>
        )}
        <AddPhoto listing={props.listing} />
      </BlockStack>
    </Card>
  );
}

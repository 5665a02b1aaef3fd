import { BlockStack, Box, Button, Card, Icon, Text } from '@shopify/polaris';
import { CheckIcon } from '@shopify/polaris-icons';
import { AddPhoto } from '~/components/AddPhoto';
import { useFormatter, useTranslate } from '~/components/language';
import { ListingLink } from '~/components/ListingName';
import { listingTitle } from '~/components/listing-links';
import { MediaPicture } from '~/components/MediaPicture';
import { PhotoMarks } from '~/components/PhotoMarks';
import type { BoardListing } from '~/services/catalogue/views';
import { NONE_SHOWS, toggled } from './board-marking';
import type { BoardMarks } from './use-board-marks';

/** One listing of the board: its photos, each a button, and one button that says that none shows the packaging. */
export function BoardCard({ listing, marks }: { listing: BoardListing; marks: BoardMarks }) {
  const t = useTranslate();
  const { id, photos } = listing;
  const title = listingTitle(t, listing.title);
  const now = marks.marksOf(listing);
  const whyNot = marks.notSavedOf(id);
  const noneShown = now?.noneShown ?? false;
  return (
    <li data-listing={id}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm" breakWord>
            <ListingLink id={id} title={listing.title} />
          </Text>
          {photos.length === 0 ? (
            <Text as="p" tone="subdued">
              {t('board.noPhoto')}
            </Text>
          ) : (
            <>
              <div className="board-photos">
                {photos.map((photo, index) => (
                  <PhotoButton
                    key={photo.id}
                    photo={photo}
                    label={t('board.photo', { position: index + 1, count: photos.length, title })}
                    shows={now?.shownOn.includes(photo.id) ?? false}
                    onPress={() => {
                      marks.mark(listing, toggled(now, photo.id));
                    }}
                  />
                ))}
              </div>
              <Box>
                <Button
                  pressed={noneShown}
                  accessibilityLabel={t('board.noneOf', { title })}
                  onClick={() => {
                    marks.mark(listing, noneShown ? null : NONE_SHOWS);
                  }}
                >
                  {t('board.none')}
                </Button>
              </Box>
            </>
          )}
          {(photos.length === 0 || noneShown) && <AddPhoto listing={listing} />}
          {whyNot && (
            <div role="alert">
              <Text as="p" tone="critical">
                {t(`board.notSaved.${whyNot}`)}
              </Text>
            </div>
          )}
        </BlockStack>
      </Card>
    </li>
  );
}

function PhotoButton(props: {
  photo: BoardListing['photos'][number];
  label: string;
  shows: boolean;
  onPress: () => void;
}) {
  const { photo, label, shows, onPress } = props;
  const { url, signs, words } = photo;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <button
      type="button"
      className="board-photo"
      data-photo
      aria-pressed={shows}
      aria-label={label}
      onClick={onPress}
    >
      <MediaPicture media={{ kind: 'IMAGE', url }}>
        {signs.length > 0 && words && <PhotoMarks words={words} />}
      </MediaPicture>
      {signs.length > 0 && !shows && (
        <span className="board-signs">
          {t('board.looksLike', {
            signs: format.list(signs.map((sign) => t(`board.sign.${sign}`))),
          })}
        </span>
      )}
      {words?.state === 'notYet' && <span className="board-signs">{t('photoWords.notYet')}</span>}
      {shows && (
        <span className="board-mark">
          <Icon source={CheckIcon} tone="success" />
          {t('board.shows')}
        </span>
      )}
    </button>
  );
}

import { BlockStack, Box, Button, Card, Icon, Text } from '@shopify/polaris';
import { CheckIcon } from '@shopify/polaris-icons';
import { AddPhoto } from '~/components/AddPhoto';
import { useTranslate } from '~/components/language';
import { ListingLink } from '~/components/ListingName';
import { listingTitle } from '~/components/listing-links';
import { MediaPicture } from '~/components/MediaPicture';
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
                    url={photo.url}
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
  url: string | null;
  label: string;
  shows: boolean;
  onPress: () => void;
}) {
  const { url, label, shows, onPress } = props;
  const t = useTranslate();
  return (
    <button
      type="button"
      className="board-photo"
      data-photo
      aria-pressed={shows}
      aria-label={label}
      onClick={onPress}
    >
      <MediaPicture media={{ kind: 'IMAGE', url }} />
      {shows && (
        <span className="board-mark">
          <Icon source={CheckIcon} tone="success" />
          {t('board.shows')}
        </span>
      )}
    </button>
  );
}

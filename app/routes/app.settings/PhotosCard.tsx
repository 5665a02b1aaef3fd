import { BlockStack, Card, Checkbox, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { PhotoProgress } from '~/services/photos/ports';
import type { DraftFields } from './use-settings-draft';

/** Whether the words in photos are read, and how far that is. */
export function PhotosCard(
  props: Pick<DraftFields, 'draft' | 'change'> & { saved: boolean; photos: PhotoProgress },
) {
  const { draft, change, saved, photos } = props;
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="200">
        <Checkbox
          label={t('settings.photos.label')}
          helpText={t('settings.photos.help')}
          checked={draft.readsPhotos}
          onChange={(readsPhotos) => {
            change({ readsPhotos });
          }}
        />
        {saved && (
          <Text as="p" tone="subdued">
            {t('settings.photos.progress', { ...photos })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

import { BlockStack, List, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import type { SettingsPreview } from '~/services/settings/views';
import { titleOfRule } from '~/locales/rule-title';

/** What the settings would change, before they are saved. */
export function PreviewModal(props: {
  preview: SettingsPreview | null;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
}) {
  const { preview, busy, onSave, onClose } = props;
  const t = useTranslate();
  if (preview === null) return null;
  return (
    <Modal
      title={t('settings.preview.title')}
      primary={{ label: t('settings.preview.save'), onPress: onSave, isBusy: busy }}
      closeLabel={t('settings.preview.back')}
      onClose={onClose}
    >
      <BlockStack gap="300">
        <Text as="p">
          {t('settings.preview.sample', {
            sample: preview.sample,
            listings: preview.listings,
          })}
        </Text>
        {preview.rules.length === 0 ? (
          <Text as="p">{t('settings.preview.nothing')}</Text>
        ) : (
          <List>
            {preview.rules.map(({ rule, opened, resolved }) => (
              <List.Item key={rule}>
                {t('settings.preview.rule', {
                  rule: titleOfRule(t, rule),
                  opened,
                  resolved,
                })}
              </List.Item>
            ))}
          </List>
        )}
        <Text as="p" tone="subdued">
          {t('settings.preview.after')}
        </Text>
      </BlockStack>
    </Modal>
  );
}

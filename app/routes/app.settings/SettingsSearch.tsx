import { BlockStack, Box, Icon, Text, TextField } from '@shopify/polaris';
import { SearchIcon } from '@shopify/polaris-icons';
import { MAX_SEARCH_LENGTH } from '~/components/address';
import { useTranslate } from '~/components/language';

export function SettingsSearch(props: {
  text: string;
  onChange: (text: string) => void;
  isAnythingFound: boolean;
}) {
  const { text, onChange, isAnythingFound } = props;
  const t = useTranslate();
  const clear = () => {
    onChange('');
  };
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <BlockStack gap="200">
        <TextField
          label={t('settings.search')}
          labelHidden
          placeholder={t('settings.search')}
          prefix={<Icon source={SearchIcon} />}
          autoComplete="off"
          maxLength={MAX_SEARCH_LENGTH}
          value={text}
          onChange={onChange}
          clearButton
          onClearButtonClick={clear}
        />
        <div role="status">
          {!isAnythingFound && <Text as="p">{t('settings.search.nothing', { text })}</Text>}
        </div>
      </BlockStack>
    </Box>
  );
}

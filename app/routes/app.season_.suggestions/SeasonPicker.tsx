import { Box, FormLayout, Select } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import type { SuggestionsView } from '~/services/promotions/suggestion-views';

export function SeasonPicker({ view }: { view: SuggestionsView }) {
  const t = useTranslate();
  const changeAddress = useChangeAddress();
  const choose = (name: 'season' | 'audience') => (value: string) => {
    changeAddress({ season: view.season, audience: view.audience, [name]: value });
  };
  return (
    // A phone's page has no margin of its own.
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <FormLayout>
        <FormLayout.Group condensed>
          <Select
            label={t('suggestions.season')}
            options={SEASON_NAMES.map((value) => ({ value, label: t(`season.name.${value}`) }))}
            value={view.season}
            onChange={choose('season')}
          />
          <Select
            label={t('suggestions.audience')}
            options={view.audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
            value={view.audience}
            onChange={choose('audience')}
          />
        </FormLayout.Group>
      </FormLayout>
    </Box>
  );
}

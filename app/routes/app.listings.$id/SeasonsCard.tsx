import { Banner, Checkbox } from '@shopify/polaris';
import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';
import { sayWhyNot } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { ListingView } from '~/services/catalogue/views';
import type { ListingPageAnswer } from './listing-form';
import { seasonForm } from './season-form';

/** Seasons for which the listing is marked, by the merchant's own choice or by a tag. */
export function SeasonsCard({ seasons }: { seasons: ListingView['seasons'] }) {
  const t = useTranslate();
  return (
    <TitledCard title={t('season.listing.title')} text={t('season.listing.text')} gap="300">
      {seasons.map((mark) => (
        <SeasonChoice key={mark.season} mark={mark} />
      ))}
    </TitledCard>
  );
}

function SeasonChoice({ mark }: { mark: ListingView['seasons'][number] }) {
  const { season, isTagged } = mark;
  const t = useTranslate();
  const { isChosen, error, choose } = useSeason(season, mark.isChosen);
  return (
    <>
      <Checkbox
        label={t(`season.name.${season}`)}
        helpText={isTagged ? t('season.listing.tagged') : undefined}
        checked={isChosen}
        onChange={choose}
      />
      {error && (
        <Banner tone="critical">
          <p>{t(error.id, error.data)}</p>
        </Banner>
      )}
    </>
  );
}

/** What was chosen last shows at once, with a way back. */
function useSeason(season: SeasonName, stored: boolean) {
  const t = useTranslate();
  const {
    submit,
    formData,
    data: answer,
  } = useFetcher<ListingPageAnswer>({
    key: `season ${season}`,
  });
  const last = useRef(stored);
  const choose = useCallback(
    (isChosen: boolean) => {
      last.current = isChosen;
      // Else the browser takes the tick back until the page is drawn anew.
      submit(seasonForm(season, isChosen), { method: 'post', flushSync: true });
    },
    [submit, season],
  );

  useEffect(() => {
    if (!answer?.done) return;
    showToast(t('season.listing.saved'), {
      label: t('action.undo'),
      onAction: () => {
        choose(!last.current);
      },
    });
  }, [answer, choose, t]);

  const sent = formData?.get('isChosen') ?? null;
  return {
    isChosen: sent === null ? stored : sent === 'true',
    error: sayWhyNot(answer, 'listing.gone'),
    choose,
  };
}

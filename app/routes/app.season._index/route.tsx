import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { Banner, BlockStack, Page, Tabs } from '@shopify/polaris';
import type { SeasonAnswer } from '~/components/announced-dates/date-form';
import { useChangeAddress } from '~/components/address';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { MissingHistory } from '~/components/MissingHistory';
import { usePageActions } from '~/components/PageActions';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer, type Services } from '~/container.server';
import { readForm } from '~/form.server';
import type { AudienceSeason } from '~/services/season/views';
import { authenticate } from '~/shopify.server';
import { AheadCard } from './AheadCard';
import { AnnouncedCard } from './AnnouncedCard';
import { MilestonesCard } from './MilestonesCard';
import { parseSeasonForm, type SeasonCommand } from './season-form';
import { TimelineCard } from './TimelineCard';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  const [plan, history] = await Promise.all([
    services.season.show(session.shop),
    services.orders.showMissing(session.shop),
  ]);
  return { version, plan, history };
}

/** Keeps or removes an announced date. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseSeasonForm(await readForm(request));
  const { services } = await getContainer();
  const answer = form.done
    ? await carryOut(services, session.shop, form.value, sessionToken.sub)
    : form;
  return data(answer, { status: statusOf(answer) });
}

function carryOut(
  { season }: Pick<Services, 'season'>,
  store: string,
  command: SeasonCommand,
  by: string,
): Promise<SeasonAnswer> {
  return command.intent === 'removeDate'
    ? season.removeAnnouncedDate(store, command.id, by)
    : season.saveAnnouncedDate(store, command.input, by);
}

export default function SeasonPlan() {
  const { version, plan, history } = useLoaderData<typeof loader>();
  const t = useTranslate();
  useLiveUpdates({ version, busy: plan.isSyncing });
  const { shown, choose } = useAudience(plan.audiences);

  return (
    <Page
      title={t('season.title')}
      subtitle={t('season.subtitle')}
      primaryAction={
        shown && {
          content: t('season.plan'),
          url: `/app/promotions/new?season=${shown.ahead.season}&audience=${shown.audience}`,
        }
      }
      secondaryActions={usePageActions([
        { content: t('season.mark'), url: '/app/season/listings' },
        { content: t('border.title'), url: '/app/border' },
      ])}
    >
      <BlockStack gap="400">
        {plan.lastSyncedAt === null && !plan.isSyncing && (
          <Banner
            title={t('season.notRead.title')}
            action={{ content: t('season.notRead.action'), url: '/app' }}
          >
            <p>{t('season.notRead.text')}</p>
          </Banner>
        )}
        {plan.isSyncing && (
          <Banner tone="info">
            <p>{t('season.syncing')}</p>
          </Banner>
        )}
        {plan.audiences.length > 1 && (
          <Tabs
            tabs={plan.audiences.map(({ audience }) => ({
              id: audience,
              content: t(`audience.${audience}`),
              accessibilityLabel: `${t('season.audiences')} ${t(`audience.${audience}`)}`,
            }))}
            selected={shown ? plan.audiences.indexOf(shown) : 0}
            onSelect={choose}
          />
        )}
        {shown && (
          <>
            <AheadCard season={shown} />
            <MilestonesCard season={shown} />
            <TimelineCard season={shown} />
          </>
        )}
        <MissingHistory history={history} />
        <AnnouncedCard dates={plan.announced} today={plan.today} />
      </BlockStack>
    </Page>
  );
}

/** Whose plan is shown is part of the address, so that links and the back button keep to it. */
function useAudience(audiences: AudienceSeason[]) {
  const [params] = useSearchParams();
  const changeAddress = useChangeAddress();
  const asked = params.get('audience');
  const shown = audiences.find(({ audience }) => audience === asked) ?? audiences[0];
  return {
    shown,
    choose: (index: number) => {
      const chosen = audiences[index];
      if (chosen) changeAddress({ audience: chosen.audience }, { replace: true });
    },
  };
}

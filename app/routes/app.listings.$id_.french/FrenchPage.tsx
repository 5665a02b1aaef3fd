import { Banner, BlockStack, Card, Link, Page, Text } from '@shopify/polaris';
import { goWithinPage } from '~/components/go-within-page';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { usePageActions } from '~/components/PageActions';
import { SavedCard } from '~/components/SavedCard';
import { SaveBar } from '~/components/SaveBar';
import { useVerdict } from '~/components/use-verdict';
import { VerdictCard } from '~/components/VerdictCard';
import { TRANSLATE_AND_ADAPT, translationAddress } from '~/core/store/admin-address';
import { MENDED_RULES } from '~/core/changes/mended-rules';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { FrenchView } from '~/services/changes/views';
import { FieldsCard } from './FieldsCard';
import { FrenchPlacePicker } from './FrenchPlacePicker';
import { nameOf } from './use-french-draft';
import { useSaveFrench } from './use-save-french';
import { WhyNotBanner } from './WhyNotBanner';

/** Options and their values stand together, as the store shows them. */
const CARDS = [
  ['title'],
  ['description'],
  ['optionName', 'optionValue'],
  ['altText'],
  ['seoTitle'],
  ['seoDescription'],
] as const satisfies FrenchPart[][];

/** The source beside the French, text by text, and what the rules say of it while it is typed. */
export function FrenchPage({ french }: { french: FrenchView }) {
  const { listingId, fields, findings, locale, locales } = french;
  const t = useTranslate();
  const saving = useSaveFrench(french);
  const { draft } = saving;
  const { verdict, latest } = useVerdict(`${listingPath(listingId)}/french/verdict`, draft.typed());

  const opening = typeof verdict === 'object' ? verdict.opens : [];
  const mendable = [...findings, ...opening].filter(({ rule }) => MENDED_RULES.has(rule));

  // What is typed is read as the rules last read it, and all else as the page was loaded.
  const readings = new Map(
    [...french.readings, ...(latest?.readings?.filter(draft.isTyped) ?? [])].map((reading) => [
      nameOf(reading),
      reading,
    ]),
  );
  const others = Map.groupBy(french.others, nameOf);
  const sourcesSince = new Map(french.sourcesSince.map((since) => [nameOf(since), since]));

  return (
    <Page
      title={t('french.title')}
      subtitle={listingTitle(t, french.title)}
      backAction={{ content: t('fix.back'), url: listingPath(listingId) }}
      secondaryActions={usePageActions([
        {
          content: t('french.translateAndAdapt'),
          url: locales.length === 0 ? TRANSLATE_AND_ADAPT : translationAddress(listingId, locale),
          target: '_top',
        },
      ])}
    >
      <SaveBar
        id="french-save-bar"
        shown={draft.isChanged}
        busy={saving.isBusy}
        onSave={saving.save}
        onDiscard={saving.discard}
      />
      <BlockStack gap="400">
        <WhyNotBanner saving={saving} productUrl={french.productUrl} />
        {locales.length === 0 && (
          <Banner tone="warning" title={t('french.noLocale.title')}>
            <p>
              {t('french.noLocale.text')}{' '}
              <Link url={french.languagesUrl} target="_top">
                {t('french.noLocale.link')}
              </Link>
            </p>
          </Banner>
        )}
        {saving.isGranted === false && locales.length > 0 && (
          <Card>
            <Text as="p">{t('french.permission.text')}</Text>
          </Card>
        )}
        <FrenchPlacePicker french={french} disabled={draft.isChanged} />
        {saving.saved && !draft.isChanged ? (
          <SavedCard saved={saving.saved} />
        ) : (
          <VerdictCard verdict={verdict} findings={findings} />
        )}
        {/* Takes up the clicks of links that stand within marked texts, which are no components. */}
        <div
          key={`${locale} ${french.market?.id}`}
          onClick={(event) => {
            goWithinPage(event, 'text-');
          }}
        >
          <BlockStack gap="400">
            {CARDS.map((parts) => (
              <FieldsCard
                key={parts[0]}
                listingId={listingId}
                part={parts[0]}
                fields={fields.filter(({ part }) => parts.some((each) => each === part))}
                readings={readings}
                sourcesSince={sourcesSince}
                mendable={mendable}
                locale={locale}
                market={french.market}
                others={others}
                sourceLocale={french.sourceLocale}
                saving={saving}
              />
            ))}
          </BlockStack>
        </div>
      </BlockStack>
    </Page>
  );
}

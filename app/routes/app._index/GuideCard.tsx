import { useFetcher } from '@remix-run/react';
import { BlockStack, Box, Button, Card, Icon, InlineStack, Text } from '@shopify/polaris';
import { CheckCircleIcon, ChevronDownIcon, ChevronUpIcon } from '@shopify/polaris-icons';
import { useId, useState } from 'react';
import { useFormatter, useLanguage, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { languageName } from '~/locales/intl';
import type { MessageId } from '~/locales/messages';
import type { GuideView, HomeView } from '~/services/home/views';

type OfHome = Pick<HomeView, 'sync' | 'counts'>;

const STEPS = ['what', 'buyers', 'sync', 'fix', 'digest'] as const;
type Step = (typeof STEPS)[number];

interface StepAction {
  url: string;
  label: MessageId;
}

const ACTIONS: Partial<Record<Step, StepAction>> = {
  buyers: { url: '/app/settings', label: 'guide.buyers.action' },
  sync: { url: '/app/prices/import', label: 'prices.link' },
  fix: {
    url: listingsPath({ state: 'findings', sort: 'harm', direction: 'desc' }),
    label: 'guide.fix.action',
  },
  digest: { url: '/app/digests', label: 'guide.digest.action' },
};

/** The first hour, step by step. Whoever knows it all folds it, or removes it for good. */
export function GuideCard(props: { guide: GuideView; home: OfHome }) {
  const { guide, home } = props;
  const t = useTranslate();
  const fetcher = useFetcher();
  const stepsId = useId();
  const isDone = doneOf(guide, home);
  const done = STEPS.filter((step) => isDone[step]).length;
  const next = STEPS.find((step) => !isDone[step]) ?? null;
  const [isOpen, setIsOpen] = useState(next !== null);
  const [opened, setOpened] = useState<Step | null>(null);
  // Once the store is read, home has more to say than the guide: a step tells when it is asked.
  const current = opened ?? (guide.isSynced ? null : next);

  return (
    <Card padding="0">
      <Box paddingBlock="300" paddingInline="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {t('guide.title')}
              </Text>
              <Text as="span" tone="subdued">
                {t('guide.done', { done, total: STEPS.length })}
              </Text>
            </InlineStack>
            <InlineStack gap="300" blockAlign="center">
              {current === null && <NextAction step={next} />}
              <Button
                variant="plain"
                icon={isOpen ? ChevronUpIcon : ChevronDownIcon}
                ariaExpanded={isOpen}
                ariaControls={stepsId}
                onClick={() => {
                  setIsOpen(!isOpen);
                }}
              >
                {t(isOpen ? 'guide.fold' : 'guide.unfold')}
              </Button>
              <Button
                variant="plain"
                tone="critical"
                loading={fetcher.state !== 'idle'}
                onClick={() => {
                  fetcher.submit(
                    { intent: 'removeGuide' },
                    { method: 'post', action: '/app?index' },
                  );
                }}
              >
                {t('guide.remove')}
              </Button>
            </InlineStack>
          </InlineStack>
          <ol id={stepsId} className="guide" hidden={!isOpen}>
            {STEPS.map((step) => (
              <li key={step}>
                <StepLine
                  step={step}
                  isDone={isDone[step]}
                  isOpen={step === current}
                  guide={guide}
                  home={home}
                  onOpen={() => {
                    setOpened(step === current ? null : step);
                  }}
                />
              </li>
            ))}
          </ol>
        </BlockStack>
      </Box>
    </Card>
  );
}

/** What to do next, while no step tells of itself. */
function NextAction({ step }: { step: Step | null }) {
  const t = useTranslate();
  const action = step === null ? undefined : ACTIONS[step];
  return (
    action && (
      <Button url={action.url} size="slim">
        {t(action.label)}
      </Button>
    )
  );
}

function doneOf(guide: GuideView, { sync }: OfHome): Record<Step, boolean> {
  return {
    what: sync !== null,
    buyers: guide.isRead,
    sync: guide.isSynced,
    fix: guide.isFixed,
    digest: guide.hasDigest,
  };
}

function StepLine(props: {
  step: Step;
  isDone: boolean;
  isOpen: boolean;
  guide: GuideView;
  home: OfHome;
  onOpen: () => void;
}) {
  const { step, isDone, isOpen, guide, home, onOpen } = props;
  const t = useTranslate();
  const action = ACTIONS[step];
  return (
    <>
      <div className="guide-step">
        {isDone ? (
          <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t('guide.isDone')} />
        ) : (
          <span className="guide-open" aria-hidden />
        )}
        <Button variant="monochromePlain" ariaExpanded={isOpen} onClick={onOpen}>
          {t(`guide.${step}.title`)}
        </Button>
      </div>
      {isOpen && (
        <div className="guide-text">
          <BlockStack gap="200">
            <Text as="p">{t(`guide.${step}.text`)}</Text>
            <Figures step={step} guide={guide} home={home} />
            {action && (step === 'buyers' || guide.isSynced) && (
              <div>
                <Button url={action.url}>{t(action.label)}</Button>
              </div>
            )}
          </BlockStack>
        </div>
      )}
    </>
  );
}

/** What is known of the store by then. */
function Figures({ step, guide, home }: { step: Step; guide: GuideView; home: OfHome }) {
  const t = useTranslate();
  const format = useFormatter();
  const language = useLanguage();
  if (step === 'buyers' && guide.isRead) {
    const said = guide.languages?.map((each) => languageName(language, each));
    return (
      <Text as="p" tone="subdued">
        {t('guide.buyers.known', {
          audiences: guide.audiences.map((each) => t(`audience.${each}`)),
          languages: said ? format.list(said) : t('guide.languages.unknown'),
        })}
      </Text>
    );
  }
  if (step === 'sync' && (guide.isSynced || home.sync?.state === 'running')) {
    return (
      <Text as="p" tone="subdued">
        {guide.isSynced
          ? t('guide.sync.known', {
              listings: home.counts.listings,
              variants: home.counts.variants,
            })
          : t('guide.sync.running')}
      </Text>
    );
  }
  return null;
}

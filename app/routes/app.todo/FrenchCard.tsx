import { BlockStack, Box, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { Folded } from '~/components/Folded';
import { IgnoredFindings } from '~/components/IgnoredFindings';
import { IgnoreForm } from '~/components/IgnoreForm';
import { useTranslate } from '~/components/language';
import { SeverityBadge } from '~/components/SeverityBadge';
import { TitledCard } from '~/components/TitledCard';
import { useIgnoring, type IgnoringState } from '~/components/use-ignoring';
import { When } from '~/components/When';
import { TRANSLATE_AND_ADAPT } from '~/core/store/admin-address';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';
import type { HomeView } from '~/services/home/views';

type StoreFrench = HomeView['storeFrench'];
type Group = StoreFrench['groups'][number];

/** So many groups show how a store stands; the rest is asked for. */
const SHOWN = 4;

/** What a buyer in Quebec meets beside listings, group by group: what is not in French, and what nobody can say. */
export function FrenchCard({ french }: { french: StoreFrench }) {
  const t = useTranslate();
  const ignoring = useIgnoring();
  const { groups, ignored, notJudged } = french;
  if (groups.length + ignored.length + notJudged.length === 0) return null;
  const more = groups.slice(SHOWN);
  return (
    <TitledCard title={t('home.french.title')} text={t('home.french.text')}>
      {groups.length === 0 && <Text as="p">{t('listing.findings.none')}</Text>}
      {groups.length > 0 && (
        <Box>
          <Button url={TRANSLATE_AND_ADAPT} target="_top">
            {t('home.french.open')}
          </Button>
        </Box>
      )}
      <Groups groups={groups.slice(0, SHOWN)} ignoring={ignoring} />
      {more.length > 0 && (
        <Folded title={t('home.french.more', { groups: more.length })}>
          <Groups groups={more} ignoring={ignoring} />
        </Folded>
      )}
      {notJudged.length > 0 && <NotJudged results={notJudged} />}
      {ignored.length > 0 && <IgnoredFindings findings={ignored} ignoring={ignoring} />}
    </TitledCard>
  );
}

function Groups({ groups, ignoring }: { groups: Group[]; ignoring: IgnoringState }) {
  return (
    <BlockStack gap="400">
      {groups.map((group, index) => (
        <Fragment key={group.rule}>
          {index > 0 && <Divider />}
          <GroupOfTexts group={group} ignoring={ignoring} />
        </Fragment>
      ))}
    </BlockStack>
  );
}

function GroupOfTexts({ group, ignoring }: { group: Group; ignoring: IgnoringState }) {
  const t = useTranslate();
  const { rule, severity, findings } = group;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {titleOfRule(t, rule)}
        </Text>
        <SeverityBadge severity={severity} />
      </InlineStack>
      {findings.map((finding) => (
        <BlockStack key={finding.key} gap="100">
          <Text as="p" breakWord>
            {t(finding.message.id, finding.message.data)}
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <Text as="span" tone="subdued" variant="bodySm">
              {t('listing.findings.since')} <When instant={finding.openedAt} />
            </Text>
            <IgnoreForm finding={finding} ignoring={ignoring} />
          </InlineStack>
        </BlockStack>
      ))}
      <Text as="p" tone="subdued">
        {sayOfRule(t, rule, 'remedy')}
      </Text>
    </BlockStack>
  );
}

function NotJudged({ results }: { results: StoreFrench['notJudged'] }) {
  const t = useTranslate();
  return (
    <Folded title={t('home.french.notJudged', { groups: results.length })}>
      <ul className="findings">
        {results.map(({ rule, reason }) => (
          <li key={rule}>
            <BlockStack gap="100">
              <Text as="p" fontWeight="semibold">
                {titleOfRule(t, rule)}
              </Text>
              <Text as="p" breakWord>
                {reason === null ? sayOfRule(t, rule, 'supply') : t(reason.id, reason.data)}
              </Text>
            </BlockStack>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

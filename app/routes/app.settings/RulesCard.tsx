import { BlockStack, Box, Card, Checkbox, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment, useState } from 'react';
import { DisclosureButton, useDisclosure } from '~/components/DisclosureButton';
import { useTranslate } from '~/components/language';
import type { SettingsView } from '~/services/settings/views';
import { RuleSettings } from './RuleSettings';
import { hasError, isChanged } from './rule-draft';
import type { DraftFields } from './use-settings-draft';

type Group = SettingsView['groups'][number];

/** Rules by group, each group a line that opens; what a search or an error leads to is open. */
export function RulesCard(props: DraftFields & { groups: Group[]; isSearched: boolean }) {
  const { groups, isSearched, ...fields } = props;
  const t = useTranslate();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const all = groups.flatMap(({ rules }) => rules);
  const changed = all.filter((rule) => isChanged(rule, fields.draft)).length;
  const isNarrowed = onlyChanged && changed > 0;
  const shown = groups.flatMap(({ group, rules }) => {
    const kept = isNarrowed ? rules.filter((rule) => isChanged(rule, fields.draft)) : rules;
    return kept.length === 0 ? [] : [{ group, rules: kept }];
  });
  return (
    <Card>
      <BlockStack gap="300">
        {changed > 0 && (
          <Checkbox
            label={t('settings.onlyChanged', { count: changed })}
            checked={isNarrowed}
            onChange={setOnlyChanged}
          />
        )}
        {shown.map((group, index) => (
          <Fragment key={group.group}>
            {(index > 0 || changed > 0) && <Divider />}
            <RuleGroup {...fields} {...group} isSearched={isSearched || isNarrowed} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function RuleGroup(props: DraftFields & Group & { isSearched: boolean }) {
  const { group, rules, isSearched, ...fields } = props;
  const t = useTranslate();
  const changed = rules.filter((rule) => isChanged(rule, fields.draft)).length;
  const { id, isOpen: isOpened, setIsOpen } = useDisclosure(changed > 0);
  // Then a press would close nothing.
  const isKeptOpen = isSearched || rules.some((rule) => hasError(rule, fields.errors));
  const isOpen = isOpened || isKeptOpen;
  return (
    <BlockStack gap="300">
      <InlineStack gap="300" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {isKeptOpen ? (
            t(`group.${group}`)
          ) : (
            <DisclosureButton id={id} isOpen={isOpen} setIsOpen={setIsOpen}>
              {t(`group.${group}`)}
            </DisclosureButton>
          )}
        </Text>
        <Text as="span" tone="subdued">
          {t('settings.group.text', { rules: rules.length, changed })}
        </Text>
      </InlineStack>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <Box paddingBlockEnd="200">
            <BlockStack gap="300">
              {rules.map((rule) => (
                <RuleSettings key={rule.rule} rule={rule} {...fields} />
              ))}
            </BlockStack>
          </Box>
        )}
      </div>
    </BlockStack>
  );
}

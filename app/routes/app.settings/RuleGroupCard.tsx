import {
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  Collapsible,
  Divider,
  InlineGrid,
  InlineStack,
} from '@shopify/polaris';
import { Fragment, useId, useState } from 'react';
import { AudienceTags } from '~/components/AudienceTags';
import { useTranslate } from '~/components/language';
import { SeverityBadge } from '~/components/SeverityBadge';
import type { RuleSettingsView } from '~/services/settings/views';
import { ThresholdField } from './ThresholdField';
import type { DraftFields } from './use-settings-draft';

export function RuleGroupCard({ rules, ...fields }: DraftFields & { rules: RuleSettingsView[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        {rules.map((rule, index) => (
          <Fragment key={rule.rule}>
            {index > 0 && <Divider />}
            <RuleSettings rule={rule} {...fields} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function RuleSettings({ rule, ...fields }: DraftFields & { rule: RuleSettingsView }) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const title = t(`rule.${rule.rule}.title`);
  const hasError = rule.thresholds.some(({ field }) => errors[`thresholds.${field}`] !== undefined);
  const isOpen = opened || hasError;

  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center" align="space-between">
        <Checkbox
          label={title}
          helpText={t(`rule.${rule.rule}.why`)}
          checked={!draft.rulesOff.includes(rule.rule)}
          onChange={(isOn) => {
            const others = draft.rulesOff.filter((off) => off !== rule.rule);
            change({ rulesOff: isOn ? others : [...others, rule.rule] });
          }}
        />
      </InlineStack>
      <InlineStack gap="200" blockAlign="center">
        <SeverityBadge severity={rule.severity} />
        <AudienceTags audiences={rule.audiences} />
      </InlineStack>
      {rule.thresholds.length > 0 && (
        <>
          <Box>
            <Button
              variant="plain"
              disclosure={isOpen ? 'up' : 'down'}
              ariaExpanded={isOpen}
              ariaControls={id}
              accessibilityLabel={t('settings.thresholdsOf', {
                count: rule.thresholds.length,
                rule: title,
              })}
              onClick={() => {
                setOpened(!isOpen);
              }}
            >
              {t('settings.thresholds', { count: rule.thresholds.length })}
            </Button>
          </Box>
          <Collapsible id={id} open={isOpen}>
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
              {rule.thresholds.map((threshold) => (
                <ThresholdField key={threshold.field} threshold={threshold} {...fields} />
              ))}
            </InlineGrid>
          </Collapsible>
        </>
      )}
    </BlockStack>
  );
}

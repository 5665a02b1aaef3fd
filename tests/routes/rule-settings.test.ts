import { AppProvider } from '@shopify/polaris';
import englishPolaris from '@shopify/polaris/locales/en.json';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SettingsErrors } from '~/core/audit/settings';
import { RuleSettings } from '~/routes/app.settings/RuleSettings';
import { ruleSettingsView } from './view-examples';

function written(errors: SettingsErrors): string {
  return renderToString(
    createElement(
      AppProvider,
      { i18n: englishPolaris },
      createElement(RuleSettings, {
        rule: ruleSettingsView(),
        draft: {
          rulesOff: [],
          thresholds: { 'volatile-price.windowDays': '5' },
          glossary: '',
          audiences: null,
          readsPhotos: true,
        },
        change: () => undefined,
        errors,
      }),
    ),
  );
}

test('a threshold that is wrong stands open, with no button that would not close it', () => {
  const folded = written({});
  expect(folded).toContain('aria-expanded="false"');
  expect(folded).not.toContain('<input type="number"');
  const open = written({
    'thresholds.volatile-price.windowDays': {
      id: 'settings.error.outOfBounds',
      data: { min: 28, max: 365 },
    },
  });
  expect(open).not.toContain('aria-expanded');
  expect(open).toContain('Polaris-InlineError');
});

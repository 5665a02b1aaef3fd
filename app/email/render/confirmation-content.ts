import { formatter } from '~/locales/format';
import { translator } from '~/locales/translate';
import type { RenderConfirmationInput } from '~/services/digest/ports';
import type { ConfirmationContent } from '../templates/content';
import { tidy } from './tidy';

/** Everything that the mail says which asks somebody for consent. */
export function confirmationContent(input: RenderConfirmationInput): ConfirmationContent {
  const { language, weekday, hour, confirmUrl, sender } = input;
  const t = translator(language);
  const store = tidy(input.storeName);
  const what = t('digest.confirmation.what', {
    store,
    weekday: t(`digest.weekday.${weekday}`),
    hour: formatter(language, 'UTC').hour(hour),
  });
  return {
    language,
    subject: t('digest.confirmation.subject', { store }),
    preheader: t('digest.confirmation.consent'),
    notice: null,
    kicker: store,
    title: t('digest.confirmation.title', { store }),
    subtitle: null,
    paragraphs: [what, t('digest.confirmation.consent')],
    action: { label: t('digest.confirmation.action'), href: confirmUrl },
    afterwards: t('digest.confirmation.ignore'),
    footer: {
      reason: t('digest.confirmation.reason', { store }),
      senderName: sender.name,
      postalAddress: sender.postalAddress,
      links: [],
    },
  };
}

import { Banner, Link } from '@shopify/polaris';
import type { MessageId } from '~/locales/messages';
import type { Gone } from '~/services/answer';
import type { NotAnswered } from '~/services/changes/views';
import { sayStrangeForm, type StrangeForm } from './answers';
import { useTranslate } from './language';
import { notAnswered } from './NothingToFix';

/** The merchant did not give the permission: what was typed is still there, and Shopify's own page may do it. */
export function NotAllowed(props: { title: MessageId; text: MessageId; productUrl: string }) {
  const t = useTranslate();
  return (
    <Banner tone="warning" title={t(props.title)}>
      <p>
        {t(props.text)}{' '}
        <Link url={props.productUrl} target="_top">
          {t('listing.openInAdmin')}
        </Link>
      </p>
    </Banner>
  );
}

/** Reasons that every page has on which a listing is fixed. `underWay`: what is said of a change that is not done yet. */
export function WhyNotSaved(props: {
  because: Gone | NotAnswered | StrangeForm | { why: 'underWay' };
  underWay: MessageId;
}) {
  const { because, underWay } = props;
  const t = useTranslate();
  const said = sayWhy();
  return (
    <Banner tone={because.why === 'underWay' ? 'warning' : 'critical'}>
      <p>{said}</p>
    </Banner>
  );

  function sayWhy(): string {
    switch (because.why) {
      case 'gone':
        return t('listing.gone');
      case 'underWay':
        return t(underWay);
      case 'notAnswered':
        return t(notAnswered(because));
      case 'strangeForm': {
        const { id, data } = sayStrangeForm(because);
        return t(id, data);
      }
    }
  }
}

import { Banner } from '@shopify/polaris';
import { sayStrangeForm } from '~/components/answers';
import { useTranslate } from '~/components/language';
import type { DigestsAnswer } from './digests-answer';

/** Why what was asked for was not done; what is wrong with fields stands beside them. */
export function AnswerBanner({ answer }: { answer: DigestsAnswer | null }) {
  const t = useTranslate();
  if (!answer || answer.done || answer.because.why === 'invalid') return null;
  const { because } = answer;
  switch (because.why) {
    case 'gone':
      return <Warning text={t('digests.action.gone')} />;
    case 'otherState':
      return <Warning text={t('digests.action.notDone')} />;
    case 'strangeForm': {
      const { id, data } = sayStrangeForm(because);
      return <Warning text={t(id, data)} />;
    }
    case 'tooMany':
      return <Warning title={t('digests.mail.title')} text={t('digests.mail.tooMany')} />;
    default:
      return (
        <Warning title={t('digests.mail.title')} text={t(`digests.mail.${because.why}`)}>
          {t('digests.recipient.response', { response: because.response })}
        </Warning>
      );
  }
}

function Warning(props: { title?: string; text: string; children?: string }) {
  const { title, text, children } = props;
  return (
    <Banner tone="warning" title={title}>
      <p>{text}</p>
      {children !== undefined && <p>{children}</p>}
    </Banner>
  );
}

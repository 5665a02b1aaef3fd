import type { OneFieldFix } from '~/core/changes/one-field';
import { listingPath } from '~/components/listing-links';
import { globalIdNumber } from '~/core/store/global-id';
import { titleOfRule } from '~/locales/rule-title';
import { translator, type Language } from '~/locales/translate';
import { notAnswered } from '~/components/NothingToFix';
import type {
  FixFieldAnswer,
  ProductPageView,
  SavedFix,
  SaveFixAnswer,
  UndoFixAnswer,
} from '~/services/product-page/views';
import type { FixAnswer } from '../../../extensions/shared/fix-answer';
import { sayJudged } from '../api.listings.$id/answer-in';
import { sayField } from './say-field';

/** A fix, and where in the app more can be done of it. */
interface Asked {
  language: Language;
  listingId: string;
  fix: OneFieldFix;
}

export function sayShown(asked: Asked, answer: FixFieldAnswer): FixAnswer {
  return answer.done
    ? { state: 'field', field: sayField(asked.language, answer.value) }
    : refused(asked, answer.because);
}

export function saySaved(asked: Asked, answer: SaveFixAnswer): FixAnswer {
  if (!answer.done) return refused(asked, answer.because);
  const { language } = asked;
  const { value } = answer;
  return {
    state: 'saved',
    sentences: sentencesOf(language, value),
    batch: value.batch === '' || value.written === 0 ? null : value.batch,
    listing: listingIn(language, value.page),
  };
}

export function sayUndone(
  { language, listingId }: Omit<Asked, 'fix'>,
  answer: UndoFixAnswer,
): FixAnswer {
  const t = translator(language);
  if (!answer.done) {
    return {
      state: 'refused',
      text: t('history.undo.nothing'),
      link: { text: t('extension.fix.history'), path: historyOf(listingId) },
      field: null,
    };
  }
  const { page, undone, kept, underWay } = answer.value;
  return {
    state: 'undone',
    sentences: [
      ...(undone > 0 ? [t('extension.fix.undone')] : []),
      ...(kept > 0 ? [t('extension.fix.kept', { count: kept })] : []),
      ...(underWay > 0 ? [t('history.undo.started')] : []),
    ],
    listing: listingIn(language, page),
  };
}

function listingIn(language: Language, page: ProductPageView | null) {
  return page === null ? ({ state: 'gone' } as const) : sayJudged(language, page);
}

function sentencesOf(language: Language, saved: SavedFix): string[] {
  const t = translator(language);
  const titles = (findings: SavedFix['closes']) => [
    ...new Set(findings.map(({ rule }) => titleOfRule(t, rule))),
  ];
  const { closes, opens, written, underWay, notWritten } = saved;
  if (underWay > 0) return [t('extension.fix.underWay', { count: underWay })];
  return [
    t(written > 0 ? 'extension.fix.saved' : 'extension.fix.same'),
    ...(notWritten > 0 ? [t('extension.fix.notWritten', { count: notWritten })] : []),
    ...(closes.length > 0
      ? [t('extension.fix.closes', { count: closes.length, rules: titles(closes) })]
      : []),
    ...(opens.length > 0
      ? [t('extension.fix.opens', { count: opens.length, rules: titles(opens) })]
      : []),
    ...(closes.length + opens.length === 0 ? [t('fix.saved.nothing')] : []),
  ];
}

type Refusal =
  | Extract<FixFieldAnswer, { done: false }>['because']
  | Extract<SaveFixAnswer, { done: false }>['because'];

function refused(asked: Asked, because: Refusal): FixAnswer {
  const t = translator(asked.language);
  const inApp = { text: t('extension.fix.allow'), path: pageOf(asked) };
  const history = { text: t('extension.fix.history'), path: historyOf(asked.listingId) };
  const say = (text: string, link: typeof inApp | null = null) => ({
    state: 'refused' as const,
    text,
    link,
    field: because.why === 'overtaken' ? sayField(asked.language, because.field) : null,
  });
  switch (because.why) {
    case 'gone':
      return say(t('extension.fix.gone'));
    case 'notAnswered':
      return say(t(notAnswered(because)));
    case 'noFrench':
      return say(t('extension.fix.noFrench'));
    case 'nothingLacking':
      return say(t('extension.fix.nothingLacking'));
    case 'overtaken':
      return say(t('extension.fix.overtaken'));
    case 'underWay':
      return say(t('extension.fix.alreadyUnderWay'), history);
    case 'invalid':
      return say(t(`extension.fix.invalid.${because.errors.typed}`));
    case 'declined':
      if (because.kind === 'access') {
        return say(t(`extension.fix.notAllowed.${asked.fix.kind}`), inApp);
      }
      return say(
        because.words === null
          ? t(`history.refused.${because.kind}`)
          : t('history.refused.words', { words: because.words }),
      );
  }
}

/** The app's page that writes the same, and asks for the permission. */
function pageOf({ listingId, fix }: Asked): string {
  const listing = listingPath(listingId);
  const pages = {
    altText: listing,
    frenchTitle: `${listing}/french`,
    origin: `${listing}/customs`,
  };
  return pages[fix.kind];
}

function historyOf(listingId: string): string {
  return `/app/history?listing=${globalIdNumber(listingId)}`;
}

import { MOMENTS, REPLY_LANGUAGES, type Moment, type ReplyLanguage } from '~/core/replies/reply';

/** Which letter an address means; what it does not say, or says wrongly, is the first. */
export function repliesParams(params: URLSearchParams): {
  moment: Moment;
  language: ReplyLanguage;
} {
  return {
    moment: MOMENTS.find((each) => each === params.get('moment')) ?? MOMENTS[0],
    language: REPLY_LANGUAGES.find((each) => each === params.get('letter')) ?? REPLY_LANGUAGES[0],
  };
}

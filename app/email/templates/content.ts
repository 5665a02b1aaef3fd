import type { Language } from '~/locales/translate';

/** What a mail says, in its language already: its HTML and its text are two forms of this. */
export interface MailContent {
  language: Language;
  subject: string;
  /** What clients show beside the subject in the list of mails. */
  preheader: string;
  /** Set in a mail that is only a test. */
  notice: string | null;
  /** Above the title: the name of the store. */
  kicker: string;
  title: string;
  /** Below the title: the period. */
  subtitle: string | null;
  footer: Footer;
}

export interface Footer {
  /** Why the reader gets this mail. */
  reason: string;
  senderName: string;
  postalAddress: string;
  links: Link[];
}

export interface Link {
  label: string;
  href: string;
}

export interface DigestContent extends MailContent {
  readiness: {
    heading: string;
    columns: { buyers: string; ready: string; opened: string; resolved: string; stillOpen: string };
    rows: ReadinessRow[];
    help: string;
    /** That what was judged is old; `null`: it is not. */
    warning: string | null;
  };
  /** Those with nothing to say are left out. */
  sections: Section[];
  action: Link;
}

export interface ReadinessRow {
  buyers: string;
  /** `71%`, or that it is unknown. */
  ready: string;
  isKnown: boolean;
  /** `69% before`; `null`: there is nothing to compare with. */
  before: string | null;
  opened: string;
  resolved: string;
  stillOpen: string;
  counts: { opened: number; resolved: number; stillOpen: number };
}

export interface Section {
  heading: string;
  items: Item[];
  /** Where the rest of a long list is. */
  more: Link | null;
}

export interface Item {
  /** `null`: the lines say it all. */
  title: string | null;
  href: string | null;
  /** Below the title: severity and buyers, or when. */
  detail: string | null;
  lines: string[];
}

export interface ConfirmationContent extends MailContent {
  paragraphs: string[];
  action: Link;
  /** Below the button. */
  afterwards: string;
}

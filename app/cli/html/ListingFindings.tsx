import type { RuleResult } from '~/core/audit/outcome';
import { SEVERITIES } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import { titleOfRule } from '~/locales/rule-title';
import type { Translate } from '~/locales/translate';
import type { ShownPhoto } from './photos';

interface Props {
  listing: Pick<Listing, 'handle' | 'title'>;
  /** Those with findings. */
  failed: readonly RuleResult[];
  photo: ShownPhoto | null;
  t: Translate;
}

/** One listing of the page: what is wrong with it, and by what that is seen. */
export function ListingFindings({ listing, failed, photo, t }: Props) {
  const gravestFirst = failed.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  return (
    <article id={listingAnchor(listing.handle)}>
      {photo && <Photo photo={photo} label={t('auditReport.photo')} />}
      <h3>
        {listing.title} <small>{listing.handle}</small>
      </h3>
      {gravestFirst.map(({ rule, severity, audiences, findings }) => (
        <section key={rule} className={severity}>
          <h4>
            <a href={`#${ruleAnchor(rule)}`}>{titleOfRule(t, rule)}</a>{' '}
            <small>
              {t(`severity.${severity}`)} ·{' '}
              {audiences.map((audience) => t(`audience.${audience}`)).join(', ')}
            </small>
          </h4>
          <ul>
            {findings.map(({ key, message }) => (
              <li key={key}>{t(message.id, message.data)}</li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

function Photo({ photo: { href, embedded }, label }: { photo: ShownPhoto; label: string }) {
  const shown = embedded === null ? label : <img src={embedded} alt="" />;
  if (href !== null) {
    return (
      <a className="photo" href={href} rel="noreferrer noopener">
        {shown}
      </a>
    );
  }
  return embedded === null ? null : <span className="photo">{shown}</span>;
}

export function listingAnchor(handle: string): string {
  return `listing-${encodeURIComponent(handle)}`;
}

export function ruleAnchor(rule: string): string {
  return `rule-${rule}`;
}

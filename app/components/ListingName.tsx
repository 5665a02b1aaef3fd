import { Link, Text, Thumbnail } from '@shopify/polaris';
import { ImageIcon } from '@shopify/polaris-icons';
import { useTranslate } from './language';
import { listingPath, listingTitle } from './listing-links';
import { photoAddress } from './photo-address';

const THUMBNAIL_PX = 80;

/** The title beside it says what it shows. */
export function ListingPhoto({ url }: { url: string | null }) {
  return (
    <div className="listing-photo">
      <Thumbnail size="small" alt="" source={photoAddress(url, THUMBNAIL_PX) ?? ImageIcon} />
    </div>
  );
}

/** `isPrimary`: a click anywhere in its row follows it. */
export function ListingLink(props: { id: string; title: string; isPrimary?: boolean }) {
  const { id, title, isPrimary } = props;
  const t = useTranslate();
  return (
    <Link url={listingPath(id)} dataPrimaryLink={isPrimary} monochrome removeUnderline>
      <Text as="span" fontWeight="semibold" breakWord>
        {listingTitle(t, title)}
      </Text>
    </Link>
  );
}

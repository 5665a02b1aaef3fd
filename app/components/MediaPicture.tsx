import { Icon } from '@shopify/polaris';
import { ImageIcon, PlayIcon } from '@shopify/polaris-icons';
import { useState, type ReactNode } from 'react';
import type { Media } from '~/core/listing/listing';
import { photoAddress } from './photo-address';

const TILE_WIDTH_PX = 400;

/** A square with the photo, or a sign in its place where it cannot be shown. What it is stands beside it as text. */
export function MediaPicture(props: {
  media: Pick<Media, 'kind' | 'url'>;
  /** Laid over the photo. */
  children?: ReactNode;
}) {
  const { media, children } = props;
  const [broken, setBroken] = useState(false);
  const address = media.kind === 'IMAGE' ? photoAddress(media.url, TILE_WIDTH_PX) : null;
  return (
    <span className="photo-tile">
      {address === null || broken ? (
        <Icon source={media.kind === 'IMAGE' ? ImageIcon : PlayIcon} tone="subdued" />
      ) : (
        <>
          {/* The alt text stands below as text; said twice it would only take longer to hear. */}
          <img
            src={address}
            alt=""
            loading="lazy"
            onError={() => {
              setBroken(true);
            }}
          />
          {children}
        </>
      )}
    </span>
  );
}

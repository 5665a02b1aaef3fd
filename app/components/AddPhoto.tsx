import { Box, Button, Spinner } from '@shopify/polaris';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from './language';
import { listingTitle } from './listing-links';

// The fields are asked for by few, and would weigh on every listing's page.
const AddPhotoFields = lazy(() => import('./AddPhotoFields'));

/** A photo that shows the packaging can be added where there is none. */
export function AddPhoto({ listing }: { listing: { id: string; title: string } }) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <Box>
        <Button
          accessibilityLabel={t('photo.addTo', { title: listingTitle(t, listing.title) })}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('photo.add')}
        </Button>
      </Box>
    );
  }
  return (
    // Keys that mean something around it mean letters here.
    <div data-fields>
      <Suspense fallback={<Spinner size="small" accessibilityLabel={t('photo.add')} />}>
        <AddPhotoFields
          listingId={listing.id}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      </Suspense>
    </div>
  );
}

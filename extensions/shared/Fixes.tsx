import { useState } from 'preact/hooks';
import type { FixOffer } from './fix-offer';
import { FixForm } from './FixForm';
import type { FixOutcome } from './use-listing';

/** What of a finding can be written here: a button for each field, which opens it. */
export function Fixes(props: {
  productId: string;
  offers: FixOffer[];
  onFixed: (outcome: FixOutcome) => void;
}) {
  const { productId, offers, onFixed } = props;
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {offers.map((offer) =>
        open === offer.label ? (
          <FixForm
            key={offer.label}
            productId={productId}
            offer={offer}
            onFixed={(outcome) => {
              setOpen(null);
              onFixed(outcome);
            }}
            onCancel={() => {
              setOpen(null);
            }}
          />
        ) : (
          <s-stack key={offer.label} direction="inline">
            <s-button
              onClick={() => {
                setOpen(offer.label);
              }}
            >
              {offer.label}
            </s-button>
          </s-stack>
        ),
      )}
    </>
  );
}

import { Button } from '@shopify/polaris';
import { useId, useState } from 'react';

/** Whether something is open, and what ties it to the button that opens it. */
export function useDisclosure(initiallyOpen = false) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(initiallyOpen);
  return { id, isOpen, setIsOpen };
}

/** Opens and closes what has `id`. `label`: where several say the same, what this one is of. */
export function DisclosureButton(props: {
  id: string;
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  label?: string;
  children: string;
}) {
  const { id, isOpen, setIsOpen, label, children } = props;
  return (
    <Button
      variant="plain"
      disclosure={isOpen ? 'up' : 'down'}
      ariaExpanded={isOpen}
      ariaControls={id}
      accessibilityLabel={label}
      onClick={() => {
        setIsOpen(!isOpen);
      }}
    >
      {children}
    </Button>
  );
}

import { BlockStack, Box, Button, Collapsible, Divider } from '@shopify/polaris';
import { useId, useState, type ReactNode } from 'react';

/** What is kept out of the way until somebody asks for it. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <BlockStack gap="200">
      <Divider />
      <Box>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {title}
        </Button>
      </Box>
      <Collapsible id={id} open={open}>
        {children}
      </Collapsible>
    </BlockStack>
  );
}

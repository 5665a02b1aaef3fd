import { BlockStack, Box, Collapsible, Divider } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { DisclosureButton, useDisclosure } from './DisclosureButton';

/** What is kept out of the way until somebody asks for it. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const disclosure = useDisclosure();
  return (
    <BlockStack gap="200">
      <Divider />
      <Box>
        <DisclosureButton {...disclosure}>{title}</DisclosureButton>
      </Box>
      <Collapsible id={disclosure.id} open={disclosure.isOpen}>
        {children}
      </Collapsible>
    </BlockStack>
  );
}

import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { appBridge } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { PERMISSIONS, type Permission } from '~/core/store/permissions';

const ALL = Object.keys(PERMISSIONS) as Permission[];

/** What Shopify lets the app do, what each is for, and whether it was given. */
export function PermissionsCard() {
  const t = useTranslate();
  const granted = useGranted();
  return (
    <Card>
      <BlockStack gap="300">
        {ALL.map((permission) => (
          <BlockStack key={permission} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {t(`privacy.permission.${permission}.title`)}
              </Text>
              {granted !== null && (
                <Badge tone={granted.includes(permission) ? 'success' : undefined}>
                  {t(granted.includes(permission) ? 'privacy.granted' : 'privacy.notGranted')}
                </Badge>
              )}
            </InlineStack>
            <Text as="p" tone="subdued">
              {t(`privacy.permission.${permission}.text`)}
            </Text>
          </BlockStack>
        ))}
        <Text as="p" tone="subdued">
          {t('privacy.permissions.takeBack')}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** As Shopify says now; what may be written includes that it may be read. `null`: it has not said. */
function useGranted(): string[] | null {
  const [granted, setGranted] = useState<string[] | null>(null);
  useEffect(() => {
    let isShown = true;
    void appBridge()
      ?.scopes.query()
      .then((scopes) => {
        if (isShown) setGranted(withReading(scopes.granted));
      });
    return () => {
      isShown = false;
    };
  }, []);
  return granted;
}

function withReading(scopes: readonly string[]): string[] {
  return scopes.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]);
}

import { BlockStack, Combobox, Listbox, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { bareHsCode } from '~/core/customs/hs-digits';
import type { HsEntry } from '~/core/customs/hs-texts';
import { useTranslate } from './language';

const PAUSE_MS = 250;

/** A code of the Harmonized System, typed as digits or looked up by words. */
export function HsCodeField(props: {
  label: string;
  value: string;
  /** Words of codes that are known already. */
  known: readonly HsEntry[];
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  const { label, value, known, error, onChange } = props;
  const t = useTranslate();
  const found = useHsSearch(value);
  const entries = Array.isArray(found) ? found : [];
  const six = bareHsCode(value).slice(0, 6);
  const own = [...known, ...entries].find(({ code }) => code === six);
  const isCode = /^\d{6,}$/.test(bareHsCode(value));
  return (
    <BlockStack gap="100">
      <Combobox
        activator={
          <Combobox.TextField
            label={label}
            value={value}
            onChange={onChange}
            autoComplete="off"
            helpText={t('customs.hsCode.help')}
            error={error}
          />
        }
      >
        {entries.length === 0 || (isCode && own) ? null : (
          <Listbox onSelect={onChange}>
            {entries.map(({ code, text, heading }) => (
              <Listbox.Option key={code} value={code} accessibilityLabel={`${code} ${text}`}>
                <Listbox.TextOption>
                  <span lang="en">
                    {dotted(code)} {text}
                    {heading === text ? '' : ` — ${heading}`}
                  </span>
                </Listbox.TextOption>
              </Listbox.Option>
            ))}
          </Listbox>
        )}
      </Combobox>
      {found === 'failed' && <Text as="p">{t('customs.hsCode.failed')}</Text>}
      {Array.isArray(found) && found.length === 0 && (
        <Text as="p">{t(isCode ? 'customs.hsCode.unknown' : 'customs.hsCode.noMatch')}</Text>
      )}
      {isCode && own && <HsWords entry={own} />}
    </BlockStack>
  );
}

/** What the system says of a code. */
export function HsWords({ entry: { code, text, heading } }: { entry: HsEntry }) {
  return (
    <div lang="en">
      <Text as="p" tone="subdued" breakWord>
        {dotted(code.slice(0, 4))} {heading}
      </Text>
      <Text as="p" tone="subdued" breakWord>
        {dotted(code)} {text}
      </Text>
    </div>
  );
}

function dotted(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}.${code.slice(4)}` : code;
}

/** `null`: nothing to look for, or not answered yet. */
function useHsSearch(query: string): HsEntry[] | 'failed' | null {
  const [answer, setAnswer] = useState<{ of: string; found: HsEntry[] | 'failed' } | null>(null);
  const asked = query.trim();

  useEffect(() => {
    if (asked.length < 2) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      search(asked, controller.signal).then(
        (found) => {
          setAnswer({ of: asked, found });
        },
        () => {
          if (!controller.signal.aborted) setAnswer({ of: asked, found: 'failed' });
        },
      );
    }, PAUSE_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [asked]);

  return answer?.of === asked && asked.length >= 2 ? answer.found : null;
}

async function search(query: string, signal: AbortSignal): Promise<HsEntry[]> {
  const response = await fetch(`/app/customs/codes?${new URLSearchParams({ q: query })}`, {
    signal,
  });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  // The resource route's answer, in the shape that its types give.
  return (await response.json()) as HsEntry[];
}

import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Box, Page, Text } from '@shopify/polaris';
import { useDeferredValue, useState } from 'react';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { useIsViewer } from '~/components/staff';
import { SaveBar } from '~/components/SaveBar';
import { Section } from '~/components/Section';
import { When } from '~/components/When';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { AudiencesCard } from './AudiencesCard';
import { GlossaryCard } from './GlossaryCard';
import { PhotosCard } from './PhotosCard';
import { PreviewModal } from './PreviewModal';
import { RulesCard } from './RulesCard';
import { parseSettingsForm } from './settings-form';
import type { SettingsAnswer } from './settings-answer';
import { SettingsSearch } from './SettingsSearch';
import { useFoundSettings } from './use-found-settings';
import { useSettingsDraft } from './use-settings-draft';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  return { settings: await services.settings.show(session.shop) };
}

/** Says what the settings would change, or saves them. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const store = session.shop;
  const { services } = await getContainer();
  const form = parseSettingsForm(await readForm(request), await services.settings.show(store));
  if (!form.done) return told({ intent: null, ...form });
  const { intent, input, of } = form.value;
  const answer =
    intent === 'preview'
      ? await services.settings.preview(store, input)
      : await services.settings.save(store, input, { by: sessionToken.sub, of });
  return told({ intent, ...answer });
}

function told(answer: SettingsAnswer) {
  return data(answer, { status: statusOf(answer) });
}

export default function Settings() {
  const { settings } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const isViewer = useIsViewer();
  const { draft, change, errors, whyNot, ...editing } = useSettingsDraft(settings);
  const [search, setSearch] = useState('');
  // What is typed is shown at once, what it finds a moment later.
  const searched = useDeferredValue(search.trim());
  const found = useFoundSettings(settings.groups, searched);
  const hasErrors = Object.keys(errors).length > 0;
  const fields = { draft, change, errors };

  return (
    <Page
      title={t('settings.title')}
      subtitle={t('settings.subtitle')}
      secondaryActions={usePageActions([{ content: t('privacy.title'), url: '/app/privacy' }])}
    >
      <SaveBar
        id="settings-save-bar"
        shown={editing.isChanged}
        busy={editing.isBusy}
        onSave={editing.preview}
        onDiscard={editing.discard}
      />
      <PreviewModal
        preview={editing.shownPreview}
        busy={editing.isBusy}
        onSave={editing.save}
        onClose={editing.closePreview}
      />
      <BlockStack gap="400">
        {(hasErrors || whyNot !== null) && (
          <Banner tone="critical" title={t('settings.error.title')}>
            <p>{whyNot === null ? t('settings.error.text') : t(whyNot.id, whyNot.data)}</p>
            {errors.rulesOff && <p>{t(errors.rulesOff.id, errors.rulesOff.data)}</p>}
          </Banner>
        )}
        <SettingsSearch text={search} onChange={setSearch} isAnythingFound={found.isAnything} />
        {found.has('audiences') && (
          <Section title={t('settings.audiences.title')} description={t('settings.audiences.text')}>
            <AudiencesCard {...fields} marketAudiences={settings.marketAudiences} />
          </Section>
        )}
        {found.has('glossary') && (
          <Section title={t('settings.glossary.title')} description={t('settings.glossary.text')}>
            <GlossaryCard {...fields} />
          </Section>
        )}
        {found.has('photos') && (
          <Section title={t('settings.photos.title')} description={t('settings.photos.text')}>
            <PhotosCard {...fields} saved={settings.readsPhotos} photos={settings.photos} />
          </Section>
        )}
        {found.groups.length > 0 && (
          <Section title={t('settings.rules.title')} description={t('settings.rules.text')}>
            <RulesCard {...fields} groups={found.groups} isSearched={searched !== ''} />
          </Section>
        )}
        {settings.saved && (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Text as="p" tone="subdued">
              {t('settings.savedBy', { isViewer: isViewer(settings.saved.by) })}{' '}
              <When instant={settings.saved.at} withTime />
            </Text>
          </Box>
        )}
      </BlockStack>
    </Page>
  );
}

import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  FormLayout,
  Text,
  TextField,
} from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { SaveBar } from '~/components/SaveBar';
import { isReplyField, placeholdersIn, type ReplyLanguage } from '~/core/replies/reply';
import {
  MAX_BODY_LENGTH,
  MAX_NAME_LENGTH,
  MAX_SUBJECT_LENGTH,
  type VariantErrors,
} from '~/core/replies/variant';
import type { OwnWordings, WordingDraft } from './use-own-wording';

/** A wording of the merchant's own while it is edited. Whoever leaves with changes is asked first. */
export function OwnWording(props: {
  draft: WordingDraft;
  language: ReplyLanguage;
  own: OwnWordings;
}) {
  const { draft, language, own } = props;
  const t = useTranslate();
  const errorOf = (field: keyof VariantErrors) => {
    const error = own.errors[field];
    return error && t(error.id, error.data);
  };
  return (
    <Card>
      <SaveBar
        id="reply-wording"
        shown={own.isChanged}
        busy={own.isBusy}
        onSave={own.save}
        onDiscard={own.discard}
      />
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('replies.own.title')}
        </Text>
        {own.whyNot && (
          <Banner tone="critical">
            <p>{t(own.whyNot.id, own.whyNot.data)}</p>
          </Banner>
        )}
        <FormLayout>
          <TextField
            label={t('replies.own.name')}
            helpText={t('replies.own.name.help')}
            autoComplete="off"
            maxLength={MAX_NAME_LENGTH}
            value={draft.name}
            error={errorOf('name')}
            onChange={(name) => {
              own.change({ name });
            }}
          />
          <div lang={language}>
            <TextField
              label={t('replies.letter.subject')}
              autoComplete="off"
              maxLength={MAX_SUBJECT_LENGTH}
              value={draft.subject}
              error={errorOf('subject')}
              onChange={(subject) => {
                own.change({ subject });
              }}
            />
          </div>
          <div lang={language}>
            <TextField
              label={t('replies.own.body')}
              autoComplete="off"
              multiline={14}
              maxLength={MAX_BODY_LENGTH}
              value={draft.body}
              error={errorOf('body')}
              onChange={(body) => {
                own.change({ body });
              }}
            />
          </div>
        </FormLayout>
        <Text as="p" tone="subdued">
          {t('replies.own.text')}
        </Text>
        <Fields text={own.text} />
        {!own.isChanged && (
          <Box>
            <Button onClick={own.discard}>{t('action.cancel')}</Button>
          </Box>
        )}
      </BlockStack>
    </Card>
  );
}

function Fields({ text }: { text: OwnWordings['text'] }) {
  const t = useTranslate();
  return (
    <ul className="findings">
      {placeholdersIn(text)
        .filter(isReplyField)
        .map((field) => (
          <li key={field}>
            <code>{`{${field}}`}</code> {t(`replies.field.${field}`)}
          </li>
        ))}
    </ul>
  );
}
